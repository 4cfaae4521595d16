import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

/** Runs whose loss falls by half every 2 epochs with adam, every 6 with sgd, a little sooner in later seeds. */
function runs(): string {
  const rows = ["sgd", "adam"].flatMap((optimizer) =>
    Array.from({ length: 8 }, (_, seed) => seed).flatMap((seed) =>
      Array.from({ length: 40 }, (_, epoch) => {
        const half = (optimizer === "adam" ? 2 : 6) - seed / 10;
        return `${optimizer},${seed},${epoch},${2 ** (-epoch / half)}`;
      }),
    ),
  );
  return ["optimizer,seed,epoch,loss", ...rows, ""].join("\n");
}

it("a table of runs fails on the verdict that --fail-on names, and on no other", async () => {
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, "runs.csv"), runs());
  writeFileSync(join(cwd, "claims.json"), `[{ "faster": "sgd", "than": "adam" }]`);
  const columns = "--time epoch --value loss --arm optimizer --seed seed --target 0.1".split(" ");
  const judge = (words: string) =>
    actbench(["judge", "runs.csv", ...columns, "--claims", "claims.json", "--fail-on", words], { cwd });
  const [refuted, supported] = await Promise.all([judge("refuted"), judge("supported,inconclusive")]);
  expect(refuted.code).toBe(3);
  expect(refuted.err).toContain("--fail-on: sgd faster than adam (refuted)\n");
  expect(supported).toEqual({ code: 0, out: refuted.out, err: "" });
});
