import type { Target } from "../experiment/experiment.js";
import { compareArms } from "./compare.js";
import type { EvaluatedArm } from "./conditions.js";
import { CROSSINGS, type Crossing } from "./course.js";
import { ladderOf } from "./ladder.js";
import type { Comparison } from "./location.js";

/** The times of two arms compared at one target of the ladder. */
interface RungComparison {
  readonly value: number;
  /** Whether it is the target that the experiment declares, at its first crossing. */
  readonly declared: boolean;
  readonly crossing: Crossing;
  readonly comparison: Comparison;
}

/** By what factor arm a is faster than arm b at each target of the ladder, first and sustained crossings. */
export function compareAtTargets(
  a: EvaluatedArm,
  b: EvaluatedArm,
  target: Target,
  times: number,
): RungComparison[] {
  const horizon = a.spec.training.epochs;
  return CROSSINGS.flatMap((crossing) =>
    ladderOf(target).map((value, i) => ({
      value,
      declared: value === target.value && crossing === "first",
      crossing,
      comparison: compareArms(a, b, {
        times,
        timeOf({ course }) {
          if (course === undefined) return undefined;
          const time = course.epochs[crossing][i];
          return time < Infinity ? { reached: true, time } : { reached: false, horizon };
        },
      }),
    })),
  );
}
