import { workerData } from "node:worker_threads";
import type { Tables } from "../../datasets/make-dataset.js";
import { createDatasetCache } from "../../trial/dataset-cache.js";
import { runGroup } from "../../trial/run-group.js";
import type { FinishedTrial } from "../../trial/result.js";
import type { TrialSpec } from "../../trial/spec.js";
import { createKernels, type Backend } from "./backend.js";

/** What every worker thread is given once. */
export interface WorkerSetup {
  readonly backend: Backend;
  readonly tables: Tables;
}

const { backend, tables } = workerData as WorkerSetup;
const kernels = createKernels(backend);
const datasets = createDatasetCache(tables);

export default function train(group: readonly TrialSpec[]): FinishedTrial[] {
  return runGroup(kernels, group, datasets, () => performance.now());
}
