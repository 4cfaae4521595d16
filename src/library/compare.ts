import { compareStudies } from "../analysis/compare-studies.js";
import type { ComparedStudy, ComparisonReport } from "../reports/comparison/blocks.js";
import type { Study } from "../results/study.js";
import { checkArgument, openOptionsSchema, pathSchema } from "./arguments.js";
import { openStudy, PARTIAL_REMEDY, type OpenOptions } from "./open-study.js";

/**
 * What two runs left in their directories, side by side, paired by seed where both have the same ones. Nothing is
 * written.
 *
 * @example compare("results/sgd", "results/adam").comparison.cells.map(({ outcome }) => outcome)
 *
 * @param options.partial takes studies for what they are whose trials are not all there
 * @throws {ActbenchError} when a directory holds no finished result, or the two have no cell that can be compared
 */
export function compare(
  a: string,
  b: string,
  options: { readonly partial?: boolean } = {},
): ComparisonReport {
  checkArgument("a", a, pathSchema);
  checkArgument("b", b, pathSchema);
  checkArgument("options", options, openOptionsSchema);
  return compareOpened(a, b, { ...options, remedy: PARTIAL_REMEDY });
}

/** The same, where the caller has a way of its own to ask for a part of a study. */
export function compareOpened(a: string, b: string, options: OpenOptions): ComparisonReport {
  const [one, other] = [open(a, options), open(b, options)];
  return { a: one.named, b: other.named, comparison: compareStudies(one.study, other.study) };
}

function open(
  directory: string,
  options: OpenOptions,
): { readonly study: Study; readonly named: ComparedStudy } {
  const { study, manifest } = openStudy(directory, options);
  const { actbench: version = "unknown", backend = "simd" } = manifest ?? {};
  const { experiment, missing, plan } = study;
  const named = { directory, name: experiment.name, version, backend, missing, trials: plan.length };
  return { study, named };
}
