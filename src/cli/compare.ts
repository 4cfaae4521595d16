import type { Command } from "commander";
import { ExitCode } from "../errors.js";
import { COMPARISON_FORMATS } from "../reports/formats/definition.js";
import { either } from "../words/lists.js";
import { PARTIAL_REMEDY, partialOption } from "./common-options.js";
import type { Console } from "./console.js";
import { OUTCOMES, someOf } from "./option-values.js";

interface CompareFlags {
  readonly format: string;
  readonly partial?: boolean;
  readonly failOn: readonly string[];
}

export function registerCompare(program: Command, console: Console): void {
  program
    .command("compare")
    .description("two results side by side, paired by seed where they match: what did a change do?")
    .argument("<a>", "a result: results/<name>")
    .argument("<b>", "another, of the same data sets and targets")
    .option("--format <name>", `how to write it: ${either(COMPARISON_FORMATS)}`, "terminal")
    .option(
      "--fail-on <outcomes>",
      `exit with 3 when B is surely so in a row: ${OUTCOMES.join(", ")}`,
      someOf(OUTCOMES),
      [],
    )
    .addOption(partialOption())
    .addHelpText(
      "after",
      `
Examples:
  $ actbench run configs/quickstart.json --set optimizer=adam --out results/adam
  $ actbench compare results/quickstart results/adam
  $ actbench compare results/before results/after --fail-on slower --format markdown`,
    )
    .action((a: string, b: string, options: CompareFlags) => compare(a, b, options, console));
}

/** `actbench compare`: two journals → comparison → terminal. Nothing is written. */
async function compare(a: string, b: string, options: CompareFlags, console: Console): Promise<void> {
  const { compareOpened } = await import("../library/compare.js");
  const { comparisonFormats } = await import("../reports/comparison/formats.js");
  const format = comparisonFormats.get(options.format);
  const { partial } = options;
  const report = compareOpened(a, b, { partial, remedy: PARTIAL_REMEDY });
  console.out(format.write(report, console));
  const { cells } = report.comparison;
  const hits = cells.filter(({ outcome }) => options.failOn.includes(outcome));
  if (hits.length === 0) return;
  console.err(
    `--fail-on: B is ${[...new Set(hits.map(({ outcome }) => outcome))].join(" or ")} in ${hits.length} of ${cells.length} cells\n`,
  );
  console.exitCode = ExitCode.refuted;
}
