import type { Target } from "../experiment/experiment.js";
import { curveMetrics } from "../metrics/index.js";

/** What of a perfect score is missing, from an easy target to a hard one: in even steps on the logarithm, or nearly so. */
const SHARES = [0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99];
/** Losses have no scale of their own: parts of the declared one. */
const PARTS = [10, 5, 2, 1, 1 / 2, 1 / 5, 1 / 10];

/**
 * The **ladder of targets** that a comparison is looked at, from the easiest to the hardest; the declared one is among them.
 * So one sees whether a finding is one about two activations, or one about two activations and a target
 * ([Hansen et al. 2021](https://doi.org/10.1080/10556788.2020.1808977), COCO, judge optimisers so).
 *
 * It is the same for every study with such a target: nothing of it is chosen by what the trials came to.
 */
export function ladderOf({ metric, value }: Target): readonly number[] {
  if (curveMetrics.get(metric).goal === "maximize") {
    return [...new Set([...SHARES, value])].toSorted((a, b) => a - b);
  }
  return PARTS.map((part) => (part === 1 ? value : Number((value * part).toPrecision(12))));
}
