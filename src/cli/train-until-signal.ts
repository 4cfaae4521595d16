import type { Tables } from "../datasets/table.js";
import type { Backend } from "../experiment/executors/backend.js";
import type { Experiment } from "../experiment/experiment.js";
import { train } from "../library/train.js";
import type { ResumedJournal } from "../results/journal.js";
import type { TrialSpec } from "../trial/spec.js";
import type { Console } from "./console.js";
import { createProgress } from "./progress.js";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface TrainingOptions {
  readonly jobs?: number;
  readonly backend?: Backend;
  readonly quiet?: boolean;
  readonly isOwn?: (spec: TrialSpec) => boolean;
}

/** Trains into the journal, with progress on stderr; false when a signal ended it. */
export async function trainUntilSignal(
  experiments: readonly Experiment[],
  tables: Tables,
  opened: ResumedJournal,
  { jobs, backend, quiet = false, isOwn }: TrainingOptions,
  console: Console,
): Promise<boolean> {
  const interruption = new AbortController();
  const { signal } = interruption;
  const interrupt = () => interruption.abort();
  const progress = createProgress(console, quiet, () => performance.now(), experiments[0]);
  // Once only: the second signal ends the process at once, as if nobody listened.
  for (const name of SIGNALS) process.once(name, interrupt);
  try {
    await train(experiments, tables, opened, { jobs, backend, isOwn, signal, onProgress: progress.update });
    return true;
  } catch (error) {
    if (signal.aborted && error === signal.reason) return false;
    throw error;
  } finally {
    progress.end();
    for (const name of SIGNALS) process.off(name, interrupt);
  }
}
