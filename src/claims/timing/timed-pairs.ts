import { programOf } from "../../activations/resolve.js";
import type { Tables } from "../../datasets/table.js";
import { createDatasetCache } from "../../trial/dataset-cache.js";
import type { Kernel } from "../../nn/kernel.js";
import { normal } from "../../random/draws.js";
import { stream } from "../../random/stream.js";
import { uploadPart } from "../../trial/data.js";
import { createLoss } from "../../trial/loss.js";
import { createNetwork } from "../../trial/initialize.js";
import type { TrialSpec } from "../../trial/spec.js";
import { createUpdate } from "../../trial/update.js";
import type { TimedPair, TimedWork, TimedPairs } from "./measure.js";

/** Elements of one call: a layer's worth, small enough for the core's cache. */
const ELEMENTS = 4096;

/** Training's own operations on a kernel, ready to be timed. */
export function timedPairsOn<B>(kernel: Kernel<B>, tables: Tables = {}): TimedPairs {
  const prepare: Record<TimedWork, (spec: TrialSpec) => { run(): void; units: number }> = {
    element: (spec) => elementRun(kernel, spec),
    step: (spec) => stepRun(kernel, spec, tables),
  };
  return ({ work, a, b }): TimedPair => {
    kernel.reset();
    const [first, second] = [prepare[work](a), prepare[work](b)];
    return {
      a: first.run,
      b: second.run,
      unitsPerCall: { a: first.units * kernel.lanes, b: second.units * kernel.lanes },
    };
  };
}

/** Value and derivatives of one layer's activation on standard normal inputs. */
function elementRun<B>(kernel: Kernel<B>, { activation }: TrialSpec): { run(): void; units: number } {
  const [layer] = activation.layers;
  const compiled = kernel.compile(programOf(layer));
  const { inputs, learned } = compiled;
  const [z, theta] = [kernel.allocate(ELEMENTS * inputs), kernel.allocate(learned)];
  const [a, partials] = [kernel.allocate(ELEMENTS), kernel.allocate(ELEMENTS * (inputs + learned))];
  for (let lane = 0; lane < kernel.lanes; lane++) {
    const random = stream("timing", lane);
    kernel.write(
      z,
      lane,
      Float64Array.from({ length: ELEMENTS * inputs }, () => normal(random)),
    );
    kernel.write(
      theta,
      lane,
      layer.learned.map((name) => layer.parameters[name]),
    );
  }
  return { run: () => compiled.forward(z, theta, a, partials, ELEMENTS), units: ELEMENTS };
}

/** A step of training on one batch, at a learning rate so small that it stays the same work. */
function stepRun<B>(
  kernel: Kernel<B>,
  configured: TrialSpec,
  tables: Tables,
): { run(): void; units: number } {
  const spec: TrialSpec = { ...configured, learningRate: 1e-9 };
  const lanes = Array.from({ length: kernel.lanes }, () => spec);
  const datasets = lanes.map(createDatasetCache(tables));
  const train = uploadPart(kernel, datasets, "train");
  const rows = Math.min(spec.training.batchSize, train.rows);
  const mlp = createNetwork(kernel, lanes, datasets[0], rows);
  const update = createUpdate(mlp, lanes, createLoss(mlp, spec, datasets[0].task));
  const batch = { x: train.features, y: train.targets, shuffle: () => undefined, gather: () => rows };
  let t = 0;
  return { run: () => update(++t, rows, batch), units: 1 };
}
