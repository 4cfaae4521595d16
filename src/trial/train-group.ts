import { group as groupBy } from "d3-array";
import type { Dataset } from "../datasets/definition.js";
import type { Kernel } from "../nn/kernel.js";
import type { Mlp } from "../nn/mlp.js";
import { createBatches } from "./batches.js";
import { growingCurve, recorded, type Evaluation } from "./curve.js";
import { uploadPart, type Part } from "./data.js";
import type { DatasetSource } from "./dataset-cache.js";
import { createEvaluation } from "./evaluate.js";
import { trialId } from "./id.js";
import { createNetwork } from "./initialize.js";
import { linearCollapse } from "./linear-collapse.js";
import { createLoss } from "./loss.js";
import { portrait } from "./portrait.js";
import { createHealthMonitor, probeRows, type LayerHealth, type UnitHealth } from "./health.js";
import type { LearningCurve, TrialResult } from "./result.js";
import { evaluationSteps } from "./evaluation-steps.js";
import type { TrialSpec } from "./spec.js";
import { createUpdate } from "./update.js";

/** Results in the order of the specs, and the wall-clock seconds that training took, evaluation left out. */
interface GroupOutcome {
  readonly results: TrialResult[];
  readonly trainingSeconds: number;
}

/** A group under way, as it stands at an evaluation. */
export interface GroupState<B> {
  readonly mlp: Mlp<B>;
  /** What each lane is trained on. */
  readonly datasets: readonly Dataset[];
  /** The curve of each lane; they grow in place. */
  readonly curves: readonly LearningCurve[];
  /** The units of a lane, layer by layer; none of a tuning trial. */
  units(lane: number): UnitHealth[];
}

/**
 * Trains a group of trials side by side, one per lane. They differ only in seed and learning rate; no lane ever
 * influences another, so a trial's result does not depend on its company.
 *
 * @param now a clock in milliseconds; it is read for `trainingSeconds` only
 * @param watch sees the network at every evaluation, the first before any training; it must not change it
 */
export function trainGroup<B>(
  kernel: Kernel<B>,
  specs: readonly TrialSpec[],
  datasetOf: DatasetSource,
  now: () => number,
  watch?: (mlp: Mlp<B>) => void,
): GroupOutcome {
  const results = new Map<TrialSpec, TrialResult>();
  let trainingSeconds = 0;
  for (const equal of byShape(specs, datasetOf)) {
    kernel.reset();
    const training = trainStepwise(kernel, equal, datasetOf, now);
    let at = training.next();
    for (; !at.done; at = training.next()) watch?.(at.value.mlp);
    for (const [i, spec] of equal.entries()) results.set(spec, at.value.results[i]);
    trainingSeconds += at.value.trainingSeconds;
  }
  return { results: specs.map((spec) => results.get(spec)!), trainingSeconds };
}

/** Lanes take the same steps; where whole groups of rows are split, parts differ in size from seed to seed. */
const byShape = (specs: readonly TrialSpec[], datasetOf: DatasetSource): Iterable<TrialSpec[]> =>
  groupBy(specs, (spec) => {
    const { train, test } = datasetOf(spec);
    return `${train.rows} ${test.rows}`;
  }).values();

/**
 * The same, which rests after every evaluation until it is asked to go on. Nothing is forgotten before: several groups
 * can take turns on one kernel, each in buffers of its own.
 */
export function* trainStepwise<B>(
  kernel: Kernel<B>,
  specs: readonly TrialSpec[],
  datasetOf: DatasetSource,
  now: () => number,
): Generator<GroupState<B>, GroupOutcome, void> {
  const lanes = Array.from({ length: kernel.lanes }, (_, lane) => specs[Math.min(lane, specs.length - 1)]);
  const datasets = lanes.map(datasetOf);
  const training = startTraining(kernel, lanes, datasets);
  const { stepsPerEpoch } = training;
  const curves = lanes.map((_, lane) => growingCurve(lane));
  const { mlp, units } = training;
  const state = { mlp, datasets, curves: curves.map(({ curve }) => curve), units };
  const diverged = lanes.map(() => false);

  const record = (step: number) => {
    const evaluation = training.evaluate(step);
    for (const [lane, curve] of curves.entries()) {
      diverged[lane] ||= !Number.isFinite(evaluation.metrics.train_loss[lane]);
      if (!diverged[lane]) curve.add(evaluation);
    }
  };

  record(0);
  yield state;
  let trainingSeconds = 0;
  let step = 0;
  const { epochs, evaluateEvery } = specs[0].training;
  for (const evaluateAt of evaluationSteps(epochs, evaluateEvery, stepsPerEpoch)) {
    const startedAt = now();
    while (step < evaluateAt) training.step(++step, evaluateAt);
    trainingSeconds += (now() - startedAt) / 1000;
    record(step);
    yield state;
    if (diverged.every(Boolean)) break;
  }

  const collapse = linearCollapse(training.mlp, specs[0], training.test);
  const results = specs.map((spec, lane): TrialResult => {
    const { curve } = curves[lane];
    const error = diverged[lane] ? null : recorded(collapse?.[lane] ?? null);
    const finished = {
      id: trialId(spec),
      curve,
      stepsPerEpoch,
      parameterCount: training.mlp.parameterCount,
      learned: learnedParameters(training.mlp, spec, lane, diverged[lane]),
      ...(error !== null && { linearCollapse: error }),
      ...(spec.portrait && !diverged[lane] && { portrait: portrait(training.mlp, lane, datasets[lane]) }),
    };
    return diverged[lane]
      ? { state: "diverged", lastFiniteEpoch: curve.epochs.at(-1) ?? null, ...finished }
      : { state: "completed", ...finished };
  });
  return { results, trainingSeconds };
}

interface Training<B> {
  readonly mlp: Mlp<B>;
  readonly test: Part<B>;
  readonly stepsPerEpoch: number;
  /** One optimiser step, numbered from 1; the parameters are kept for the evaluation that follows. */
  step(t: number, nextEvaluation: number): void;
  evaluate(step: number): Evaluation;
  units(lane: number): UnitHealth[];
}

/** Allocates and initialises everything a group needs; the returned functions only compute. */
function startTraining<B>(
  kernel: Kernel<B>,
  lanes: readonly TrialSpec[],
  datasets: readonly Dataset[],
): Training<B> {
  const [spec] = lanes;
  const { batchSize } = spec.training;
  const { task } = datasets[0];
  const train = uploadPart(kernel, datasets, "train");
  const test = uploadPart(kernel, datasets, "test");
  const mlp = createNetwork(kernel, lanes, datasets[0], Math.max(batchSize, probeRows));
  const loss = createLoss(mlp, spec, task);
  const stepsPerEpoch = Math.ceil(train.rows / batchSize);
  const batches = createBatches(kernel, lanes, train, batchSize);
  const update = createUpdate(mlp, lanes, loss);
  // A tuning trial is asked for its time and loss only.
  const health =
    spec.phase === "tune" ? undefined : createHealthMonitor(mlp, loss, train, spec.activation.layers);
  const recent = Array.from({ length: 3 }, () => kernel.allocate(mlp.parameterCount));
  const evaluate = createEvaluation(mlp, loss, task, { train, test });

  return {
    mlp,
    test,
    stepsPerEpoch,
    units: (lane) => health?.units(lane) ?? [],
    step(t, nextEvaluation) {
      const index = (t - 1) % stepsPerEpoch;
      if (index === 0) batches.shuffle((t - 1) / stepsPerEpoch);
      update(t, batches.gather(index), batches);
      if (nextEvaluation - t < 3) kernel.copy(mlp.parameters, recent[t % 3], mlp.parameterCount);
    },
    evaluate(t) {
      const [p0, p1, p2] = [t - 2, t - 1, t].map((at) => recent[at % 3]);
      let layers: LayerHealth = [];
      const look = (predictions: B) => {
        if (health) layers = health.measure(predictions, t >= 3 ? [p0, p1, p2] : undefined);
      };
      const metrics = evaluate(health && look);
      return { epoch: t / stepsPerEpoch, metrics, layers };
    },
  };
}

/**
 * The learned activation parameters as they stand: one record per hidden layer. A diverged trial has none: how long
 * its lane went on being computed is its group's affair.
 */
function learnedParameters<B>(
  mlp: Mlp<B>,
  spec: TrialSpec,
  lane: number,
  diverged: boolean,
): Record<string, number | null>[] {
  return spec.activation.layers.map(({ learned }, l) => {
    const values = mlp.kernel.read(mlp.layers[l].theta, lane, learned.length);
    return Object.fromEntries(learned.map((name, i) => [name, diverged ? null : recorded(values[i])]));
  });
}
