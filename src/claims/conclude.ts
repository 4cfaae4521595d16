import { pAgainst, pairsToExclude, pairsToExcludeRange, type Measurement } from "../analysis/location.js";
import { FEWEST_PAIRS, type Bounds } from "../stats/index.js";
import { ALONE, type Terms } from "./decide.js";
import type { Conclusion, Finding } from "./definition.js";
import { number, plural } from "../words/index.js";

/**
 * What a finding concludes. Where a constant prediction meets the target, a better learning rate beyond the grid could
 * change the verdict, or too few pairs were trained, nothing is decided; where only the other measurements stand in the
 * way, the finding says so.
 *
 * @param measurements how many stand together
 * @param metByConstant labels of the data sets whose target a constant prediction meets
 */
export function conclude(
  finding: Finding,
  terms: Terms,
  measurements: number,
  metByConstant: ReadonlySet<string>,
): Conclusion {
  const { tested, measurement, measure, where } = finding;
  const conclusion = finding.conclude(terms);
  if (!tested) return conclusion;
  if (measurement === null || measurement.n < FEWEST_PAIRS) return { ...conclusion, verdict: "inconclusive" };
  if (conclusion.verdict !== "inconclusive") {
    if (measure !== "epochs_to_target" || where === null) return conclusion;
    if (!metByConstant.has(String(where.factors.dataset))) return conclusion;
    return open(conclusion, "; but a constant prediction meets the target, which therefore decides nothing");
  }
  const beyond = finding.conclude({ ...terms, edges: "ignored" });
  if (beyond.verdict !== "inconclusive") {
    return open(
      beyond,
      "; but the best learning rate is the last of its grid, so that a better one may lie beyond it",
    );
  }
  const alone = finding.conclude(ALONE);
  if (alone.verdict === "inconclusive") return conclusion;
  const p = number(pDeciding(measurement, alone, finding.times));
  return open(
    alone,
    `; certain by itself (p = ${p}), but not together with the other ${plural(measurements - 1, "measurement")}`,
  );
}

const open = (conclusion: Conclusion, words: string): Conclusion => ({
  ...conclusion,
  verdict: "inconclusive",
  finding: `${conclusion.finding}${words}`,
});

/**
 * The two-sided p that decided: against what the interval had to leave out for the verdict's word; the largest, where
 * that is more than one value. Where nothing was decided, against what is claimed.
 *
 * @param times the claimed ratio; null where the claim is of a value above 0
 */
export function pDeciding(measurement: Measurement, conclusion: Conclusion, times: number | null): number {
  const claimed = times ?? 0;
  const against = conclusion.against ?? (conclusion.verdict === "direction only" ? [1, claimed] : [claimed]);
  return Math.max(...against.map((value) => pAgainst(measurement, value)));
}

/** Pairs in all that would probably decide what is inconclusive, and from how many to how many that may be. */
interface SeedsToDecide {
  readonly seeds: number;
  /** Null of fewer than two pairs, which tell nothing of it. */
  readonly range: Bounds | null;
}

/**
 * @param values what the interval has to leave out
 * @returns undefined where more pairs would not decide
 */
export function seedsToDecide(
  measurement: Measurement,
  { confidence }: Terms,
  values: readonly number[],
): SeedsToDecide | undefined {
  const { n } = measurement;
  const needed = values.map((value) => pairsToExclude(measurement, value, confidence));
  const seeds = Math.max(...needed.map((pairs) => pairs ?? Infinity));
  if (!Number.isFinite(seeds) || seeds <= n) return undefined;
  if (n < 2) return { seeds, range: null };
  const ranges = values.map((value) => pairsToExcludeRange(measurement, value, confidence));
  const lower = Math.max(...ranges.map((range) => range.lower));
  const upper = Math.max(...ranges.map((range) => range.upper));
  return { seeds, range: { lower: Math.min(seeds, Math.max(n + 1, lower)), upper: Math.max(seeds, upper) } };
}
