import { describe, expect, it } from "vitest";
import type { Kernel } from "../../src/nn/kernel.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { createBatches } from "../../src/trial/batches.js";
import type { Part } from "../../src/trial/data.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { loadKernel } from "../nn/simd/load-kernel.js";
import { activationIn, aTrial } from "./a-trial.js";

const ROWS = 23;
const SIZE = 5;
const BATCHES = Math.ceil(ROWS / SIZE);

/** Two features a row, 10 r and 10 r + 1, and the target 1000 + r. */
function numberedRows<B>(kernel: Kernel<B>): Part<B> {
  const part = { rows: ROWS, width: 2, targetWidth: 1 };
  const [features, targets] = [kernel.allocate(2 * ROWS), kernel.allocate(ROWS)];
  for (let lane = 0; lane < kernel.lanes; lane++) {
    kernel.write(
      features,
      lane,
      Array.from({ length: 2 * ROWS }, (_, i) => 10 * Math.floor(i / 2) + (i % 2)),
    );
    kernel.write(
      targets,
      lane,
      Array.from({ length: ROWS }, (_, r) => 1000 + r),
    );
  }
  return { ...part, features, targets, answers: [] };
}

/** The row numbers of one epoch's batches, per lane, batch by batch. */
function rowsOf<B>(kernel: Kernel<B>, specs: readonly TrialSpec[], epoch: number): number[][][] {
  kernel.reset();
  const batches = createBatches(kernel, specs, numberedRows(kernel), SIZE);
  batches.shuffle(epoch);
  const gathered = Array.from({ length: BATCHES }, (_, index) => {
    const count = batches.gather(index);
    return specs.map((_spec, lane) => [...kernel.read(batches.y, lane, count)].map((y) => y - 1000));
  });
  return specs.map((_, lane) => gathered.map((byLane) => byLane[lane]));
}

const epochOf = (spec: TrialSpec, epoch: number): number[] =>
  rowsOf(referenceKernel(), [spec], epoch)[0].flat();

const inOrder = Array.from({ length: ROWS }, (_, r) => r);

describe("an epoch's batches", () => {
  it("hold every training row exactly once, the last batch what is left over", () => {
    for (let epoch = 0; epoch < 20; epoch++) {
      const [batches] = rowsOf(referenceKernel(), [aTrial()], epoch);
      expect(batches.map(({ length }) => length)).toEqual([5, 5, 5, 5, 3]);
      expect(batches.flat().toSorted((a, b) => a - b)).toEqual(inOrder);
    }
  });

  it("keep each row's features with its target", () => {
    const kernel = referenceKernel();
    const batches = createBatches(kernel, [aTrial()], numberedRows(kernel), SIZE);
    batches.shuffle(3);
    for (let index = 0; index < BATCHES; index++) {
      const count = batches.gather(index);
      for (let i = 0; i < count; i++) {
        const row = batches.y[i] - 1000;
        expect([batches.x[2 * i], batches.x[2 * i + 1]]).toEqual([10 * row, 10 * row + 1]);
      }
    }
  });

  it("come in one order for every activation, learning rate, initialiser and optimiser of a seed", () => {
    const spec = aTrial();
    const others = [
      aTrial({ activation: activationIn(1, "maxout") }),
      aTrial({ learningRate: 7 }),
      aTrial({ initializer: { ...spec.initializer, name: "zeros" } }),
      aTrial({ optimizer: { ...spec.optimizer, name: "adam" } }),
      aTrial({ hidden: [9, 9] }),
    ];
    for (const other of others) expect(epochOf(other, 2)).toEqual(epochOf(spec, 2));
  });

  it("come in another order in each epoch, and for each seed, root seed and phase", () => {
    const orders = [
      epochOf(aTrial(), 0),
      epochOf(aTrial(), 1),
      epochOf(aTrial(), 2),
      epochOf(aTrial({ seed: 2 }), 0),
      epochOf(aTrial({ rootSeed: 2 }), 0),
      epochOf(aTrial({ phase: "tune" }), 0),
    ];
    expect(new Set(orders.map(String)).size).toBe(orders.length);
    expect(orders).not.toContainEqual(inOrder);
  });

  it("are in each SIMD lane what the reference kernel makes of that lane's seed", () => {
    const specs = [3, 1, 4, 1].map((seed) => aTrial({ seed }));
    const lanes = rowsOf(loadKernel(), specs, 6);
    expect(lanes.map((batches) => batches.flat())).toEqual(specs.map((spec) => epochOf(spec, 6)));
  });
});
