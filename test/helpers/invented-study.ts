import type { ActivationSpec } from "../../src/activations/definition.js";
import type { Experiment } from "../../src/experiment/experiment.js";
import { NO_LOOKS } from "../../src/experiment/looks.js";
import { settleFields } from "../../src/experiment/known-trials.js";
import { givenRateTrials } from "../../src/experiment/plan.js";
import { layerMetrics } from "../../src/metrics/index.js";
import type { FinishedTrial, Study } from "../../src/results/study.js";
import { trialId } from "../../src/trial/id.js";
import type { LearningCurve, TrialResult } from "../../src/trial/result.js";
import type { TrialSpec } from "../../src/trial/spec.js";

/** What is to become of a trial. */
export interface Invention {
  /** The epoch at which its training accuracy crosses the target of 0.95; null for never. */
  readonly time: number | null;
  /** Share of dead units in every layer at the end. */
  readonly dead?: number;
  readonly saturated?: number;
  /** The first evaluation, in epochs, that has no finite loss. */
  readonly divergesAt?: number;
  readonly failure?: string;
}

export const TARGET = { metric: "train_accuracy", value: 0.95 };

function activation(label: string, formula: string): Experiment["activations"][number] {
  const layer: ActivationSpec = { name: label, formula, parameters: {}, learned: [] };
  return { label, layers: [layer] };
}

export const inventedExperiment: Experiment = {
  name: "invented",
  seed: 1,
  datasets: [
    { label: "spirals", name: "spirals", parameters: {} },
    { label: "moons", name: "moons", parameters: {} },
  ],
  targets: { spirals: TARGET, moons: TARGET },
  networks: [{ hidden: [32, 32] }],
  activations: [
    activation("linear", "x"),
    activation("sigmoid", "sigmoid(x)"),
    activation("tanh", "tanh(x)"),
    activation("relu", "max(x, 0)"),
    activation("leaky_relu", "x > 0 ? x : 0.01 * x"),
    activation("elu", "x > 0 ? x : exp(x) - 1"),
    activation("maxout", "max(x1, x2)"),
    activation("my_act", "x * tanh(exp(x))"),
  ],
  optimizers: [{ label: "sgd", name: "sgd", parameters: {} }],
  initializers: [{ label: "auto", name: "auto", parameters: {} }],
  gains: ["own"],
  regularizations: [{ l1: 0, l2: 0, dropout: 0 }],
  learningRates: [0.1],
  training: { epochs: 100, batchSizes: [32], evaluateEvery: 1 },
  seeds: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
};

/** Median epochs to target on the spirals, much as in a real run. */
const times: Readonly<Record<string, number | null>> = {
  linear: null,
  sigmoid: 53,
  tanh: 26,
  relu: 20,
  leaky_relu: 20.4,
  elu: 22,
  maxout: 17,
  my_act: 24,
};

/** Spread evenly over the seeds; half as long on moons. ReLU's units die; every fourth Maxout diverges on moons. */
export function usualInvention({ activation: { label }, dataset, seed }: TrialSpec): Invention {
  const median = times[label] ?? null;
  const isMoons = dataset.label === "moons";
  const time = median === null ? null : median * (0.82 + 0.04 * seed) * (isMoons ? 0.5 : 1);
  return {
    time: time !== null && label === "sigmoid" && seed > 7 ? null : time,
    dead: label === "relu" ? 0.05 + 0.01 * seed : 0,
    saturated: { sigmoid: 0.42, tanh: 0.13, relu: 0.5, elu: 0.11 }[label] ?? 0,
    ...(isMoons && label === "maxout" && seed % 4 === 0 && { divergesAt: 3 }),
  };
}

/**
 * A study whose every outcome is invented: accuracy rises in a straight line through the target at the invented
 * time, so that the interpolated time to target is that time.
 */
export function inventedStudy(
  overrides: Partial<Experiment> = {},
  invent: (spec: TrialSpec) => Invention = usualInvention,
): Study {
  const experiment = { ...inventedExperiment, ...overrides };
  const specs = givenRateTrials(experiment);
  return {
    experiment,
    needs: [],
    scores: new Map(),
    tuned: settleFields(new Map()),
    looks: NO_LOOKS,
    plan: specs,
    missing: 0,
    *trials(wanted = specs) {
      for (const spec of wanted) yield finish(spec, invent(spec));
    },
  };
}

function finish(spec: TrialSpec, invention: Invention): FinishedTrial {
  const id = trialId(spec);
  if (invention.failure !== undefined) {
    return { spec, result: { state: "failed", id, message: invention.failure }, seconds: 0 };
  }
  const curve = inventCurve(spec, invention);
  const finished = { id, curve, stepsPerEpoch: 16, parameterCount: 1251, learned: [] };
  const result: TrialResult =
    invention.divergesAt === undefined
      ? { state: "completed", ...finished }
      : { state: "diverged", lastFiniteEpoch: curve.epochs.at(-1) ?? null, ...finished };
  return { spec, result, seconds: 0.00125 * (curve.epochs.at(-1) ?? 0) };
}

function inventCurve(spec: TrialSpec, invention: Invention): LearningCurve {
  const { epochs: horizon, evaluateEvery } = spec.training;
  const end = invention.divergesAt ?? Infinity;
  const epochs: number[] = [];
  for (let epoch = 0; epoch <= horizon && epoch < end; epoch += evaluateEvery) epochs.push(epoch);
  const trainAccuracy = epochs.map((epoch) => accuracyAt(epoch, invention.time));
  const trainLoss = epochs.map((epoch) => lossAt(epoch, invention.time, spec.seed));
  return {
    epochs,
    metrics: {
      train_loss: trainLoss,
      test_loss: trainLoss.map((loss) => loss * 1.25 + 0.01),
      train_accuracy: trainAccuracy,
      test_accuracy: trainAccuracy.map((accuracy) => accuracy - 0.02),
    },
    layers: spec.hidden.map(() =>
      Object.fromEntries(
        layerMetrics.members.map(({ name }) => [
          name,
          epochs.map((epoch) => layerValue(name, epoch / horizon, invention)),
        ]),
      ),
    ),
  };
}

function accuracyAt(epoch: number, time: number | null): number {
  const start = 0.4;
  if (time === null) return start + 0.2 * (1 - Math.exp(-epoch / 20));
  return Math.min(1, start + ((TARGET.value - start) * epoch) / time);
}

function lossAt(epoch: number, time: number | null, seed: number): number {
  const shift = 1 + 0.01 * seed;
  if (time === null) return (0.75 + 0.35 * Math.exp(-epoch / 10)) * shift;
  return (0.002 + 1.1 * Math.exp((-2 * epoch) / time)) * shift;
}

function layerValue(name: string, progress: number, { dead = 0, saturated = 0 }: Invention): number | null {
  if (name === "dead" || name === "died") return dead * progress;
  if (name === "saturated") return saturated * progress;
  if (name === "gradient_norm") return 1 - 0.9 * progress;
  return name === "zig_zag" && progress === 0 ? null : 0;
}
