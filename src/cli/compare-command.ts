import { compareStudies } from "../analysis/compare-studies.js";
import { ExitCode } from "../errors.js";
import { openStudy } from "../library/open-study.js";
import type { ComparedStudy } from "../reports/comparison/content.js";
import { comparisonFormats } from "../reports/comparison/formats.js";
import type { Study } from "../results/study.js";
import { PARTIAL_REMEDY } from "./common-options.js";
import type { Console } from "./console.js";

export interface CompareOptions {
  readonly format: string;
  readonly partial?: boolean;
  readonly failOn: readonly string[];
}

/** `actbench compare`: two journals → comparison → terminal. Nothing is written. */
export function compareCommand(a: string, b: string, options: CompareOptions, console: Console): void {
  const format = comparisonFormats.get(options.format);
  const [one, other] = [openResult(a, options), openResult(b, options)];
  const comparison = compareStudies(one.study, other.study);
  console.out(format.write({ a: one.named, b: other.named, comparison }, console));
  const hits = comparison.cells.filter(({ outcome }) => options.failOn.includes(outcome));
  if (hits.length === 0) return;
  console.err(
    `--fail-on: B is ${[...new Set(hits.map(({ outcome }) => outcome))].join(" or ")} in ${hits.length} of ${comparison.cells.length} cells\n`,
  );
  console.exitCode = ExitCode.refuted;
}

function openResult(
  directory: string,
  { partial }: CompareOptions,
): { readonly study: Study; readonly named: ComparedStudy } {
  const { study, manifest } = openStudy(directory, { partial, remedy: PARTIAL_REMEDY });
  const { actbench = "unknown", backend = "simd" } = manifest ?? {};
  const { experiment, missing, plan } = study;
  const named = {
    directory,
    name: experiment.name,
    version: actbench,
    backend,
    missing,
    trials: plan.length,
  };
  return { study, named };
}
