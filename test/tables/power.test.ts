import { expect, test } from "vitest";
import { powerOf } from "../../src/claims/power.js";
import { powerTable } from "../../src/tables/index.js";
import { noise, scriptedStudy, tunedWithSettings } from "../helpers/scripted-study.js";
import { tableText } from "../helpers/csv-text.js";

test("what a pilot lets expect is a row for each comparison, with a gap where no number of seeds decides", () => {
  const pilot = scriptedStudy(
    {
      seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      claims: [
        { faster: "tanh", than: "sigmoid", times: 1 },
        { faster: "relu", than: "tanh", times: 1 },
      ],
    },
    (spec) => ({ time: (spec.activation.label === "sigmoid" ? 90 : 20) * noise(spec, 0.1) }),
  );
  const found = powerOf(pilot, { seeds: 10, sampling: "fixed", most: 12 });
  const [head, ...rows] = tableText(powerTable, found).trimEnd().split("\n");
  const names = head.split(",");
  const records = rows.map((row) => {
    const cells = row.split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
  expect(records).toMatchObject(
    found.comparisons.map(({ claim, a, n, chance, seeds }) => ({
      claim,
      a: a?.label,
      dataset: "spirals",
      hidden: "32x32",
      pairs: String(n),
      chance: String(chance),
      seeds: seeds === null ? "" : String(seeds),
    })),
  );
  expect(records[0]).toMatchObject({ claim: "tanh-1x-sigmoid", verdict: "supported", chance: "1" });
  expect(records[1].seeds).toBe("");
});

test("a factor that is tuned with the rates is missing from a pilot's conditions, as from claims.csv", () => {
  const pilot = scriptedStudy(
    {
      seeds: [1, 2, 3, 4, 5, 6],
      ...tunedWithSettings,
      claims: [{ faster: "tanh", than: "sigmoid", times: 1 }],
    },
    (spec) => ({ time: 20 * noise(spec, 0.1) }),
  );
  const found = powerOf(pilot, { seeds: 6, sampling: "fixed", most: 6 });
  const [head, row] = tableText(powerTable, found).trimEnd().split("\n");
  const cellOf = (name: string) => row.split(",")[head.split(",").indexOf(name)];
  expect(["initializer", "gain", "batch_size", "regime"].map(cellOf)).toEqual(["auto", "", "", "tuned"]);
});
