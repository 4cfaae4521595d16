import { ActbenchError } from "../errors.js";
import { requireOpenShare } from "./arguments.js";
import type { Bounds } from "./bounds.js";
import { studentReach, studentWithin } from "./student-t.js";

/** A mean difference over splits of one sample. */
export interface CorrectedMean {
  readonly mean: number;
  readonly interval: Bounds;
  /** Two-sided, that the mean difference is 0. */
  readonly p: number;
}

/**
 * The **corrected resampled t-test**: the mean of paired differences, each from another random split of the same rows.
 *
 * Use it for what was measured on test rows, where the question is about the distribution that the rows came from. Splits
 * share rows, so their differences hang together, and their variance says too little: it is multiplied by 1/n +
 * n_test/n_train instead of 1/n. So it does not fall to 0 with more splits: they bring no rows. A heuristic, as no unbiased
 * estimate exists. [Nadeau & Bengio 2003](https://doi.org/10.1023/A:1024068626366). Cost: O(n).
 *
 * @param testRatio rows that are tested on, over rows that are trained on
 * @throws {ActbenchError} for fewer than two differences, a negative ratio, or a confidence that is no open share
 * @example correctedResampled([1, 2, 3], 0).mean // => 2
 */
export function correctedResampled(
  differences: readonly number[],
  testRatio: number,
  confidence = 0.95,
): CorrectedMean {
  requireOpenShare(confidence, "the confidence");
  const n = differences.length;
  if (n < 2 || !(testRatio >= 0)) {
    throw new ActbenchError(`${n} differences, and ${testRatio} test rows for each training row`, {
      remedy: "Give two differences or more, and a ratio that is not negative.",
    });
  }
  const mean = differences.reduce((sum, x) => sum + x, 0) / n;
  const variance = differences.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (n - 1);
  const error = Math.sqrt(variance * (1 / n + testRatio));
  const reach = error * studentReach(confidence, n - 1);
  const p = error === 0 ? Number(mean === 0) : 1 - studentWithin(Math.abs(mean) / error, n - 1);
  return { mean, interval: { lower: mean - reach, upper: mean + reach }, p };
}
