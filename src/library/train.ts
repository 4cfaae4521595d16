import { availableParallelism } from "node:os";
import type { Tables } from "../datasets/table.js";
import { groupSize, type Backend } from "../experiment/executors/backend.js";
import { workersExecutor } from "../experiment/executors/workers.js";
import type { Experiment } from "../experiment/experiment.js";
import type { ResumedJournal } from "../results/journal.js";
import { runStudy, type Progress } from "../results/run-study.js";

export interface TrainOptions {
  readonly jobs?: number;
  readonly backend?: Backend;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Trains, in worker threads, every trial of the experiments that is not in the journal, which is closed then.
 *
 * @throws the signal's reason when it is aborted before all trials have finished
 */
export async function train(
  experiments: readonly Experiment[],
  tables: Tables,
  { journal, scores }: ResumedJournal,
  { jobs = availableParallelism(), backend = "simd", signal, onProgress }: TrainOptions,
): Promise<void> {
  const executor = workersExecutor(jobs, { backend, tables });
  const lanes = groupSize[backend];
  try {
    for await (const progress of runStudy(experiments, executor, lanes, journal, signal, scores)) {
      onProgress?.(progress);
    }
  } finally {
    journal.close();
  }
  signal?.throwIfAborted();
}
