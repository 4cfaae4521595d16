import type { EvaluatedArm } from "../../analysis/conditions.js";
import { compareArms } from "../../analysis/compare.js";
import { measureDifferences, type Measurement } from "../../analysis/location.js";
import type { CompareDeclaration, Experiment } from "../../experiment/experiment.js";
import type { Arm } from "../../experiment/plan.js";
import { withSettings } from "../../factors/settings.js";
import { logRatio, reachedAt } from "../../stats/log-ratio.js";
import type { TrialSpec } from "../../trial/spec.js";
import type { Timing, TimingRequest } from "../timing/measure.js";
import { plannedPairs } from "./arms.js";

/** A training step of each of two arms, to be timed in turns. */
export const stepsOf = (a: Pick<Arm, "spec">, b: Pick<Arm, "spec">): TimingRequest => ({
  work: "step",
  a: timedSpec(a),
  b: timedSpec(b),
});

/** Timing ends before training would: neither the seed nor the rate, nor what is tuned with it, has a part in it. */
const timedSpec = ({ spec }: Pick<Arm, "spec">): TrialSpec => ({
  phase: "evaluate",
  seed: 1,
  ...withSettings(spec, spec.configured ?? {}),
  learningRate: 1,
});

/** All that a claim on seconds asks the clock about. */
export const compareTimings = (experiment: Experiment, declaration: CompareDeclaration): TimingRequest[] =>
  plannedPairs(experiment, declaration).map(({ a, b }) => stepsOf(a, b));

/** By what factor an epoch of a takes less time than one of b: a pair is a turn of the clock. Undefined where none was timed. */
export function measureSeconds(
  a: EvaluatedArm,
  b: EvaluatedArm,
  timing: Timing | undefined,
  nullValue: number,
): Measurement | undefined {
  const [stepsA, stepsB] = [stepsPerEpoch(a), stepsPerEpoch(b)];
  if (timing === undefined || stepsA === undefined || stepsB === undefined) return undefined;
  const differences = timing.turns.map((turn) =>
    logRatio(reachedAt(turn.a * stepsA), reachedAt(turn.b * stepsB)),
  );
  return measureDifferences(differences, { scale: "ratio", sampling: "fixed", nullValue });
}

/** By what factor a reaches the target in less time than b: epochs, paired by seed, times the seconds of an epoch. */
export function measureSecondsToTarget(
  a: EvaluatedArm,
  b: EvaluatedArm,
  timing: Timing | undefined,
  nullValue: number,
): Measurement | undefined {
  const epoch = measureSeconds(a, b, timing, 0);
  if (epoch === undefined) return undefined;
  const { differences, scale, sampling, censored, open, choice } = compareArms(a, b);
  return measureDifferences(differences, {
    scale,
    sampling,
    censored,
    open,
    choice,
    shift: epoch,
    nullValue,
  });
}

const stepsPerEpoch = ({ trials }: EvaluatedArm): number | undefined =>
  trials.find(({ course }) => course !== undefined)?.course?.stepsPerEpoch;
