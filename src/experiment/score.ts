import type { FinishedTrial } from "../trial/result.js";
import type { Experiment } from "./experiment.js";
import { scoreOf } from "./measure.js";
import type { TrialScore } from "./tuning/choose.js";

/** What tuning asks of a finished trial; one that failed or diverged has an infinite loss. */
export function trialScore(trial: FinishedTrial, experiment: Experiment): TrialScore {
  const { result } = trial;
  const score = scoreOf(trial, experiment);
  const loss = result.state === "completed" ? result.curve.metrics.train_loss.at(-1) : null;
  return { epochs: score?.reached ? score.epochs : Infinity, finalLoss: loss ?? Infinity };
}
