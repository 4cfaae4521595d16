import type { Measurement } from "../analysis/location.js";
import { FEWEST_PAIRS, normalQuantile } from "../stats/index.js";
import { ALPHA } from "./decide.js";
import type { Conclusion, Finding } from "./definition.js";
import { number } from "./words.js";

/** How likely the seeds that are advised would decide. */
const POWER = 0.8;

/**
 * What a finding concludes. Where a constant prediction meets the target, a better learning rate may lie beyond the
 * grid, or too few pairs were trained, nothing is decided; where only the adjustment for the other claims stands in the
 * way, the finding says so.
 *
 * @param p the adjusted p-value
 * @param metByConstant labels of the data sets whose target a constant prediction meets
 */
export function conclude(finding: Finding, p: number, metByConstant: ReadonlySet<string>): Conclusion {
  const { atEdge, tested, measurement, measure, where } = finding;
  const conclusion = finding.conclude(p);
  if (!tested) return conclusion;
  if (measurement === null || measurement.n < FEWEST_PAIRS) return { ...conclusion, verdict: "inconclusive" };
  if (conclusion.verdict === "inconclusive") {
    return certainAlone(measurement, p)
      ? adding(
          conclusion,
          `: certain by itself (p = ${number(measurement.p)}), but not together with the other claims (adjusted p = ${number(p)})`,
        )
      : conclusion;
  }
  if (measure === "epochs_to_target" && where !== null && metByConstant.has(String(where.factors.dataset))) {
    return adding(
      conclusion,
      "; but a constant prediction meets the target, which therefore decides nothing",
    );
  }
  if (!atEdge) return conclusion;
  return adding(
    conclusion,
    "; but the best learning rate is the last of its grid, so that a better one may lie beyond it",
  );
}

function adding(conclusion: Conclusion, words: string): Conclusion {
  return { ...conclusion, verdict: "inconclusive", finding: `${conclusion.finding}${words}` };
}

/** Whether the interval would decide (its level is two-sided), but the test adjusted for the other claims does not. */
const certainAlone = ({ p }: Measurement, adjusted: number): boolean => p <= ALPHA / 2 && adjusted > ALPHA;

/**
 * Pairs in all that would probably decide what is inconclusive; null where more would not. Where a measurement is certain
 * by itself, those that would satisfy the adjusted test as well: its z-score grows with the root of their number.
 *
 * @param p the adjusted p-value
 */
export function seedsToDecide(measurement: Measurement, p: number): number | null {
  const { n, seedsNeeded } = measurement;
  if (!certainAlone(measurement, p)) return seedsNeeded !== null && seedsNeeded > n ? seedsNeeded : null;
  const level = (ALPHA * measurement.p) / p;
  const needed = normalQuantile(1 - level) + normalQuantile(POWER);
  return Math.max(n + 1, Math.ceil(n * (needed / normalQuantile(1 - measurement.p)) ** 2));
}
