import { expect, test } from "vitest";
import { run } from "../../src/index.js";
import { csvTables } from "../../src/tables/index.js";
import { reportContent } from "../../src/reports/content/content.js";
import { smallConfig } from "../helpers/small-config.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";
import { csvText } from "../helpers/csv-text.js";

test("a claim that is added when trials that judge it are there is exploratory, and stays so; one before them is declared", async () => {
  const directory = temporaryDirectory();
  const options = { directory, extend: true, jobs: 1 };
  const statuses = async (change: object) => {
    const findings = await run({ ...smallConfig, ...change }, options);
    return { findings, all: findings.verdicts.map(({ claim, status }) => `${claim} ${status}`) };
  };
  const first = { faster: "tanh", than: "relu" };
  expect((await statuses({ claims: [first] })).all).toEqual(["tanh-1x-relu declared"]);

  const second = { faster: "relu", than: "tanh" };
  const added = await statuses({ claims: [first, second] });
  expect(added.all).toEqual(["tanh-1x-relu declared", "relu-1x-tanh exploratory"]);
  expect(csvText(csvTables.get("claims"), added.findings)).toContain("relu-1x-tanh,exploratory");
  expect(reportContent(added.findings)?.verdicts?.claims.map(({ statement }) => statement)).toEqual([
    "tanh converges faster than relu",
    "relu converges faster than tanh (exploratory, as trials that judge it were there before it was declared)",
  ]);

  const third = { faster: "elu", than: "relu" };
  const activations = ["relu", "tanh", "elu"];
  const extended = await statuses({ activations, claims: [first, second, third] });
  expect(extended.all).toEqual(["tanh-1x-relu declared", "relu-1x-tanh exploratory", "elu-1x-relu declared"]);
  const target = { metric: "train_accuracy", value: 0.8 } as const;
  const moved = await statuses({ activations, claims: [first, second, third], target });
  expect(moved.all.every((each) => each.endsWith(" exploratory"))).toBe(true);
});
