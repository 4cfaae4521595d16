import { compareArms } from "../analysis/compare.js";
import type { EvaluatedArm } from "../analysis/conditions.js";
import { CROSSINGS, ladderOf, type Crossing } from "../analysis/course.js";
import { decisiveInterval, type Measurement } from "../analysis/location.js";
import type { Rung, TargetLadder, VerdictWord } from "../analysis/verdict.js";
import type { Target } from "../experiment/experiment.js";
import type { Terms } from "./decide.js";

/**
 * What the verdict on the times of a and b would have been, had another target been declared: at each one of the ladder,
 * first and sustained crossings, on the terms of the declared one.
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
  const horizon = a.spec.training.epochs;
  const rungAt = (crossing: Crossing, value: number, i: number): Rung => {
    const comparison = compareArms(a, b, {
      times,
      timeOf({ course }) {
        if (course === undefined) return undefined;
        const time = course.epochs[crossing][i];
        return time < Infinity ? { reached: true, time } : { reached: false, horizon };
      },
    });
    const { n, censored, estimate, interval } = comparison;
    return {
      value,
      declared: value === target.value && crossing === "first",
      crossing,
      n,
      censored,
      estimate,
      interval,
      simultaneous: decisiveInterval(comparison, terms.confidence),
      verdict: wordOn(comparison),
    };
  };
  const rungs = CROSSINGS.flatMap((crossing) =>
    ladderOf(target).flatMap((value, i) => (isMet({ ...target, value }) ? [] : [rungAt(crossing, value, i)])),
  );
  return { metric: target.metric, rungs };
}
