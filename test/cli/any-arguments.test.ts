import { readdirSync } from "node:fs";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { actbench } from "../helpers/actbench.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const words =
  "run report judge merge slurm verify compare replay list explain gradcheck schema help relu datasets . - " +
  "--set --out --jobs --json --shard 1/2 0/0 --force --format html --array 3 --trial --to --formula x --help --version " +
  "--ascii --no-color --with --sample -1 1e9 ../x __proto__=1 seeds=2 --claims --fail-on --unknown";
const argument = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words.split(" ")) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")) },
);

it("any arguments end with 0 or one clear error, without a stack trace, and write nothing", async () => {
  const cwd = temporaryDirectory();
  const property = fc.asyncProperty(fc.array(argument, { maxLength: 5 }), async (args) => {
    const { code, out, err } = await actbench(args, { cwd });
    expect([0, 2]).toContain(code);
    if (code === 2) expect({ out, err }).toEqual({ out: "", err: expect.stringMatching(/error: |Usage: /) });
    expect(out + err).not.toMatch(/\n\s+at .+:\d+:\d+|defect of actbench/);
    expect(readdirSync(cwd)).toEqual([]);
  });
  await fc.assert(property, { numRuns: 60, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false });
}, 90_000);
