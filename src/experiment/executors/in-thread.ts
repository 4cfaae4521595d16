import type { Tables } from "../../datasets/make-dataset.js";
import type { Kernel } from "../../nn/kernel.js";
import { createDatasetCache } from "../../trial/dataset-cache.js";
import { runGroup } from "../../trial/run-group.js";
import type { Executor } from "./executor.js";

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
