import type { Kernel } from "../nn/kernel.js";
import type { Part } from "./data.js";
import { laneKeys } from "./lane-keys.js";
import type { TrialSpec } from "./spec.js";

export interface Batches<B> {
  readonly x: B; // (batchSize, width)
  readonly y: B; // (batchSize, targetWidth)
  /** Orders the training rows for the epoch, counted from 0: in each lane from its seed's own stream. */
  shuffle(epoch: number): void;
  /** Gathers the epoch's index-th batch; returns its number of rows. */
  gather(index: number): number;
}

export function createBatches<B>(
  kernel: Kernel<B>,
  lanes: readonly TrialSpec[],
  train: Part<B>,
  batchSize: number,
): Batches<B> {
  const { rows, width, targetWidth } = train;
  const order = kernel.allocate(rows);
  const x = kernel.allocate(batchSize * width);
  const y = kernel.allocate(batchSize * targetWidth);
  const keys = laneKeys(kernel, lanes, "batches");
  return {
    x,
    y,
    shuffle(epoch) {
      kernel.shuffleRows(order, keys, Math.imul(epoch, rows), rows);
    },
    gather(index) {
      const start = index * batchSize;
      const count = Math.min(batchSize, rows - start);
      kernel.gatherRows(train.features, order, start, x, count, width);
      kernel.gatherRows(train.targets, order, start, y, count, targetWidth);
      return count;
    },
  };
}
