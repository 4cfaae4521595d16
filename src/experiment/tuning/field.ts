import { canonicalJson } from "../../trial/id.js";
import type { TrialSpec } from "../../trial/spec.js";
import type { Experiment, Regime, Tuning } from "../experiment.js";
import type { Looks } from "../looks.js";
import { evaluationsOf, type Arm, type Field } from "../plan.js";
import { bestPoint, bestSharedPoint, type Choose } from "./choose.js";
import { pointKey } from "./point.js";
import type { Replicate } from "./replicates.js";
import {
  pointsOfStage,
  settlePoint,
  tuningTrials,
  type OpenPoint,
  type SettledPoint,
  type TrialScores,
} from "./settle.js";

/** One activation in one condition, with its point in each regime that has settled. */
export interface TunedArm {
  readonly arm: Arm;
  readonly points: readonly { readonly regime: Regime; readonly settled: SettledPoint }[];
  /** Points that were tried, or are, for regimes that have not settled. */
  readonly open: readonly OpenPoint[];
}

/** A field tuned once: for all seeds of the evaluation, or for one of them. */
export interface TunedReplicate {
  readonly replicate: Replicate;
  readonly arms: readonly TunedArm[];
}

/**
 * The arms of a field, as far as they are tuned. A regime of an arm's own settles by the arm's own trials, the shared
 * one by all of the field's.
 *
 * @param isAsked whether each arm is to be evaluated, so that it needs a point of its own
 */
export function tuneField(
  field: Field,
  replicate: Replicate,
  tuning: Tuning,
  scores: TrialScores,
  isAsked: readonly boolean[],
): TunedReplicate {
  const settle = (arms: Field, choose: Choose, copies?: readonly number[]) =>
    settlePoint({ arms, choose, copies, tuning, scores }, replicate);
  const wants = (regime: Regime) => tuning.regimes.includes(regime);
  const shared = wants("shared") ? settle(field, bestSharedPoint, variantCopies(field)) : undefined;
  const arms = field.map((arm, i) => {
    const tuned = wants("tuned") && isAsked[i] ? settle([arm], bestPoint) : undefined;
    const outcomes = { shared, tuned };
    const points: { regime: Regime; settled: SettledPoint }[] = [];
    const open: OpenPoint[] = [];
    for (const regime of tuning.regimes) {
      const outcome = outcomes[regime];
      if (outcome === undefined) continue;
      if ("open" in outcome) open.push(...outcome.open);
      else points.push({ regime, settled: outcome });
    }
    return { arm, points, open };
  });
  return { replicate, arms };
}

/**
 * How often each arm's trials count where one point is chosen for all, so that an activation with all its variants, which
 * have the same formulas, counts as much as any other: adding variants of one gives it no more say.
 */
function variantCopies(field: Field): number[] {
  const formulas = field.map(({ spec }) =>
    canonicalJson(spec.activation.layers.map(({ formula }) => formula)),
  );
  const variants = formulas.map((own) => formulas.filter((other) => other === own).length);
  const common = variants.reduce((a, b) => (a / greatestDivisor(a, b)) * b, 1);
  return variants.map((count) => common / count);
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** Every tuning trial that the points of a field are chosen from, as far as they can be named; some twice. */
export function triedTrials({ arms }: TunedReplicate): TrialSpec[] {
  return arms.flatMap(({ arm, points, open }) => {
    const settled = points.flatMap(({ settled: { stages } }) => stages.flatMap(pointsOfStage));
    return [...settled, ...open].flatMap(({ point, seeds }) => tuningTrials(arm, point, seeds));
  });
}

/**
 * The trials that evaluate the settled points of a field on fresh seeds; where both regimes chose one, it is trained
 * once.
 */
export function evaluateField(
  { replicate, arms }: TunedReplicate,
  experiment: Experiment,
  looks: Looks,
): TrialSpec[] {
  return arms.flatMap(({ arm, points }) => {
    const distinct = new Map(points.map(({ settled }) => [pointKey(settled), settled]));
    return [...distinct.values()].flatMap((point) =>
      evaluationsOf(arm, point, experiment, looks, replicate.evaluated),
    );
  });
}
