import type { Experiment, Target } from "./experiment.js";
import { curveMetrics } from "../metrics/index.js";
import { finite } from "../trial/curve.js";
import type { FinishedTrial, LearningCurve } from "../trial/result.js";
import type { TrialScore } from "./tuning/choose.js";

/** A time to target. One that was never reached within the horizon (in epochs) is not a number. */
export type Score =
  | { readonly reached: true; readonly epochs: number; readonly steps: number }
  | { readonly reached: false; readonly horizon: number };

/**
 * When a learning curve first reaches its target: the first evaluation at which the metric is at the target or
 * beyond, moved back by linear interpolation between the evaluation before and this one. A target that is met before
 * any training is reached at epoch 0. An undefined value never counts as reached, and nothing is interpolated from it.
 *
 * What happens after the first crossing does not matter: a trial that reached its target and diverged later has reached it.
 *
 * @param lasting At so many evaluations in a row the metric must be there: 1 is the first crossing, more a sustained one.
 * @param horizon Epochs that the trial was given, reported where the target was not reached.
 * @param stepsPerEpoch Turns the (interpolated) epochs into (interpolated) optimiser steps.
 */
export function timeToTarget(
  curve: LearningCurve,
  target: Target,
  horizon: number,
  stepsPerEpoch: number,
  lasting = 1,
): Score {
  const values = curve.metrics[target.metric] ?? [];
  const at = firstThere(values, target, lasting);
  if (at === -1) return { reached: false, horizon };
  const epochs = crossing(curve.epochs, values, at, target.value);
  return { reached: true, epochs, steps: epochs * stepsPerEpoch };
}

/** The first of so many evaluations in a row at which the metric is at the target or beyond; −1 where there are none. */
function firstThere(values: readonly (number | null)[], { metric, value }: Target, lasting: number): number {
  const sign = curveMetrics.get(metric).goal === "maximize" ? 1 : -1;
  let inARow = 0;
  const last = values.findIndex((each) => {
    const known = finite(each);
    inARow = known !== null && sign * known >= sign * value ? inARow + 1 : 0;
    return inARow === lasting;
  });
  return last === -1 ? -1 : last - lasting + 1;
}

function crossing(
  epochs: readonly number[],
  values: readonly (number | null)[],
  at: number,
  target: number,
): number {
  const [before, after] = [finite(values[at - 1]), finite(values[at])];
  if (before === null || after === null) return epochs[at];
  const share = (target - before) / (after - before);
  return epochs[at - 1] + share * (epochs[at] - epochs[at - 1]);
}

/** The time to target of a finished trial; undefined for a failed one, which has measured nothing. */
export function scoreOf({ spec, result }: FinishedTrial, experiment: Experiment): Score | undefined {
  if (result.state === "failed") return undefined;
  const target = experiment.targets[spec.dataset.label];
  return timeToTarget(result.curve, target, spec.training.epochs, result.stepsPerEpoch);
}

/** What tuning asks of a finished trial; one that failed or diverged has an infinite loss. */
export function trialScore(trial: FinishedTrial, experiment: Experiment): TrialScore {
  const { result } = trial;
  const score = scoreOf(trial, experiment);
  const loss = result.state === "completed" ? result.curve.metrics.train_loss.at(-1) : null;
  return { epochs: score?.reached ? score.epochs : Infinity, finalLoss: loss ?? Infinity };
}
