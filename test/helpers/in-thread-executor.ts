import type { Tables } from "../../src/datasets/make-dataset.js";
import type { Kernel } from "../../src/nn/kernel.js";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import { runGroup } from "../../src/trial/run-group.js";
import type { Executor } from "../../src/experiment/executors/executor.js";

/** Trains in this thread, one group after the other, in order. */
export function inThreadExecutor<B>(
  kernel: Kernel<B>,
  tables: Tables,
  now: () => number = () => performance.now(),
): Executor {
  const datasets = createDatasetCache(tables);
  return {
    async *run(groups, signal) {
      for (const group of groups) {
        if (signal?.aborted) return;
        yield runGroup([kernel], group, datasets, now);
      }
    },
    close: async () => {},
  };
}
