import { availableParallelism } from "node:os";
import type { Tables } from "../datasets/table.js";
import { groupSize, type Backend } from "../experiment/executors/backend.js";
import { workersExecutor } from "../experiment/executors/workers.js";
import type { Experiment } from "../experiment/experiment.js";
import type { JournalWriter } from "../results/journal.js";
import { runStudy, type Progress } from "../results/run-study.js";

export interface TrainOptions {
  readonly jobs?: number;
  readonly backend?: Backend;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Trains every trial of the experiments in worker threads, into a journal that is closed then.
 *
 * @throws the signal's reason when it is aborted before all trials have finished
 */
export async function train(
  experiments: readonly Experiment[],
  tables: Tables,
  journal: JournalWriter,
  { jobs = availableParallelism(), backend = "simd", signal, onProgress }: TrainOptions,
): Promise<void> {
  const executor = workersExecutor(jobs, { backend, tables });
  try {
    for await (const progress of runStudy(experiments, executor, groupSize[backend], journal, signal)) {
      onProgress?.(progress);
    }
  } finally {
    journal.close();
  }
  signal?.throwIfAborted();
}
