import type { Findings } from "../analysis/findings.js";
import type { Regime } from "../experiment/experiment.js";
import { factorsOf, type FactorValues } from "../factors/index.js";
import { tunedSettings } from "../factors/settings.js";
import type { Verdict } from "../analysis/verdict.js";
import type { TrialScore } from "../experiment/tuning/choose.js";
import type { FinishedTrial } from "../trial/result.js";
import { finite } from "../trial/curve.js";

/** Grows when a key changes its meaning or goes; new keys and events may come at any time. */
const VERSION = 1;

/** What happens while a study is run, in this order; `docs/events.md` says what each key holds. */
export type RunEvent =
  | { readonly event: "run-started"; readonly actbench: string; readonly name: string; readonly kept: number }
  | ({
      readonly event: "rate-chosen";
      readonly regime: Regime;
      readonly at_edge: boolean;
      /** Where rates are chosen anew for every seed: the seed. */
      readonly replicate?: number;
    } & FactorValues)
  | ({
      readonly event: "trial-finished";
      readonly done: number;
      readonly total: number;
      readonly trial_id: string;
      readonly phase: "tune" | "evaluate";
      readonly seed: number;
      readonly state: "completed" | "diverged" | "failed";
      readonly time_to_target_epochs: number | null;
      readonly final_train_loss: number | null;
    } & FactorValues)
  | ({ readonly event: "verdict" } & Verdict)
  | { readonly event: "run-finished"; readonly directory: string; readonly trials: number }
  | { readonly event: "run-interrupted"; readonly directory: string };

/** A line of the stream: JSON, in which whatever is infinite is null. */
export const eventLine = (event: RunEvent): string => `${JSON.stringify({ version: VERSION, ...event })}\n`;

/** @param score what the trial came to */
export function trialEvent(
  { spec, result }: FinishedTrial,
  score: TrialScore | undefined,
  progress: { readonly done: number; readonly total: number },
): RunEvent {
  return {
    event: "trial-finished",
    ...progress,
    trial_id: result.id,
    phase: spec.phase,
    seed: spec.seed,
    ...factorsOf(spec),
    ...tunedSettings(spec),
    state: result.state,
    time_to_target_epochs: finite(score?.epochs),
    final_train_loss: finite(score?.finalLoss),
  };
}

export const verdictEvents = ({ verdicts }: Findings): RunEvent[] =>
  verdicts.map((verdict) => ({ event: "verdict", ...verdict }));
