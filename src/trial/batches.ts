import type { Kernel } from "../nn/kernel.js";
import { permutation } from "../random/shuffle.js";
import { stream } from "../random/stream.js";
import type { Part } from "./data.js";
import type { TrialSpec } from "./spec.js";

export interface Batches<B> {
  readonly x: B; // (batchSize, width)
  readonly y: B; // (batchSize, targetWidth)
  /** A new order of the training rows for each lane, from its seed's own stream. */
  shuffle(): void;
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
  const sources = lanes.map(({ rootSeed, dataset, phase, seed }) =>
    stream(rootSeed, dataset.name, phase, seed, "batches"),
  );
  return {
    x,
    y,
    shuffle() {
      for (const [lane, random] of sources.entries()) {
        kernel.writeIntegers(order, lane, permutation(rows, random));
      }
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
