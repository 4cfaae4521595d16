import { ExitCode } from "../errors.js";
import { compareOpened } from "../library/compare.js";
import { comparisonFormats } from "../reports/comparison/formats.js";
import { PARTIAL_REMEDY } from "./common-options.js";
import type { Console } from "./console.js";

export interface CompareFlags {
  readonly format: string;
  readonly partial?: boolean;
  readonly failOn: readonly string[];
}

/** `actbench compare`: two journals → comparison → terminal. Nothing is written. */
export function compareCommand(a: string, b: string, options: CompareFlags, console: Console): void {
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
