import { ExitCode } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import type { TrialScores } from "../experiment/tuning/settle.js";
import { train, type Train } from "../library/train.js";
import type { Progress } from "../results/run-study.js";
import type { Console } from "./console.js";
import { createProgress } from "./progress.js";

/** What asks a process to end. */
export const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A signal ended the training. */
class Interruption extends Error {}

/** What else a command has to do with its training. */
interface Training {
  readonly quiet?: boolean | undefined;
  /** Ends it as a signal does. */
  readonly until?: AbortSignal | undefined;
  /** Is told of all progress, with what the trials have come to so far. */
  readonly onProgress?: (progress: Progress, experiment: Experiment, scores: TrialScores) => void;
}

/** Trains with progress on stderr; a signal ends it, and only it: what is then thrown, `unlessInterrupted` takes. */
export function trainUntilSignal(
  console: Console,
  { quiet = false, until, onProgress = () => {} }: Training,
): Train {
  return async (experiments, tables, opened, options) => {
    const interruption = new AbortController();
    const interrupt = () => interruption.abort(new Interruption());
    until?.addEventListener("abort", interrupt);
    if (until?.aborted) interrupt();
    const update = (latest: Progress) => {
      onProgress(latest, experiments[0], opened.scores);
      progress.update(latest);
    };
    const progress = createProgress(console, quiet, () => performance.now(), experiments[0]);
    // Once only: the second signal ends the process at once, as if nobody listened.
    for (const name of SIGNALS) process.once(name, interrupt);
    try {
      const { signal } = interruption;
      await train(experiments, tables, opened, { ...options, signal, onProgress: update });
    } finally {
      progress.end();
      until?.removeEventListener("abort", interrupt);
      for (const name of SIGNALS) process.off(name, interrupt);
    }
  };
}

/** What the work gives; undefined where a signal ended it, which is then said, and is the exit code. */
export async function unlessInterrupted<T>(
  work: () => Promise<T>,
  message: string,
  console: Console,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Interruption)) throw error;
    console.err(message);
    console.exitCode = ExitCode.interrupted;
    return undefined;
  }
}
