import type { EvaluatedArm } from "../analysis/conditions.js";
import { decisiveInterval } from "../analysis/location.js";
import { compareAtTargets } from "../analysis/rungs.js";
import type { Measurement } from "../analysis/location.js";
import type { TargetLadder, VerdictWord } from "../analysis/verdict.js";
import type { Target } from "../experiment/experiment.js";
import type { Terms } from "./decide.js";

/**
 * What the verdict on the times of a and b would have been, had another target been declared: at each one of the ladder,
 * on the terms of the declared one.
 *
 * @param times what p is against
 * @param isMet whether a constant prediction meets a target, which then tells nothing and is left out
 */
export function judgeTargets(
  [a, b]: readonly [EvaluatedArm, EvaluatedArm],
  target: Target,
  terms: Terms,
  times: number,
  wordOn: (comparison: Measurement) => VerdictWord,
  isMet: (target: Target) => boolean,
): TargetLadder {
  const rungs = compareAtTargets(a, b, target, times)
    .filter(({ value }) => !isMet({ ...target, value }))
    .map(({ comparison, ...rung }) => ({
      ...rung,
      n: comparison.n,
      censored: comparison.censored,
      estimate: comparison.estimate,
      interval: comparison.interval,
      simultaneous: decisiveInterval(comparison, terms.confidence),
      verdict: wordOn(comparison),
    }));
  return { metric: target.metric, rungs };
}
