import { availableParallelism } from "node:os";
import { lookAgain } from "../claims/look-again.js";
import type { Tables } from "../datasets/table.js";
import { groupSize, type Backend } from "../experiment/executors/backend.js";
import { chooseBackend } from "../experiment/executors/choose-backend.js";
import { workersExecutor } from "../experiment/executors/workers.js";
import type { Experiment } from "../experiment/experiment.js";
import { NO_LOOKS } from "../experiment/looks.js";
import type { ResumedJournal } from "../results/journal.js";
import { createMemoryJournal } from "../results/memory-journal.js";
import { runStudy, type Progress } from "../results/run-study.js";
import type { Study } from "../results/study.js";
import type { TrialSpec } from "../trial/spec.js";

/** How trials are trained; nothing of it changes what is found. */
export interface TrainingOptions {
  /** Worker threads; by default as many as the machine runs at once. */
  readonly jobs?: number;
  /**
   * `simd` trains four trials at a time, `wide` eight, which is faster where V8 merges pairs of vectors (a flag of the whole
   * process); they give the same bits, and the faster one is the default for what is large. `reference` is the readable f64 kernel.
   */
  readonly backend?: Backend;
  /** Ends the run early. */
  readonly signal?: AbortSignal;
  /** Is called after every group of trials, with those that just finished. What it throws ends the run. */
  readonly onProgress?: (progress: Progress) => void;
}

interface TrainOptions extends TrainingOptions {
  /** Which trials are this run's to train, where others train the rest. */
  readonly isOwn?: (spec: TrialSpec) => boolean;
  /** Opens what is in the journal, for looks at comparisons that go on until they are decided; without it they do not. */
  readonly study?: () => Study;
}

/** The options of a run with its kernel chosen, where the caller left that open. */
export const settled = <O extends { readonly backend?: Backend }>(
  options: O,
  experiments: readonly Experiment[],
): O & { readonly backend: Backend } => ({
  ...options,
  backend: chooseBackend(options.backend, experiments),
});

/** Trains what is missing in a journal: `train`, or what does so and shows it. */
export type Train = typeof train;

/**
 * Trains, in worker threads, every trial of the experiments that is not in the journal, which is closed then.
 *
 * @throws the signal's reason when it is aborted before all trials have finished
 */
export async function train(
  experiments: readonly Experiment[],
  tables: Tables,
  opened: ResumedJournal,
  { jobs = availableParallelism(), backend = "simd", onProgress, study, ...options }: TrainOptions,
): Promise<void> {
  const executor = workersExecutor(jobs, { backend, tables });
  const lanes = groupSize[backend];
  const look = experiments[0].from !== undefined && study && { lookAgain: () => lookAgain(study()) };
  try {
    for await (const progress of runStudy(experiments, executor, lanes, opened, { ...options, ...look })) {
      onProgress?.(progress);
    }
  } finally {
    await executor.close();
    opened.journal.close();
  }
  options.signal?.throwIfAborted();
}

/** Trains all that experiments ask for, without a directory; the curves of every trial are kept. */
export async function trainInMemory(
  experiments: readonly Experiment[],
  tables: Tables,
  options: Omit<Parameters<Train>[3], "study">,
  trainWith: Train,
): Promise<Study> {
  const journal = createMemoryJournal(experiments);
  const opened = { journal, scores: new Map(), looks: NO_LOOKS };
  await trainWith(experiments, tables, opened, { ...options, study: journal.study });
  return journal.study();
}
