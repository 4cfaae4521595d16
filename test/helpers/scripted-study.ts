import { resolveActivation } from "../../src/activations/resolve.js";
import { withNeeds } from "../../src/claims/index.js";
import type { Experiment } from "../../src/experiment/experiment.js";
import { NO_LOOKS } from "../../src/experiment/looks.js";
import { knownTrials, settleFields } from "../../src/experiment/known-trials.js";
import { trialScore } from "../../src/experiment/measure.js";
import type { TrialScore } from "../../src/experiment/tuning/choose.js";
import { layerMetrics } from "../../src/metrics/index.js";
import { normal } from "../../src/random/draws.js";
import { stream } from "../../src/random/stream.js";
import type { FinishedTrial, Study } from "../../src/results/study.js";
import { trialId } from "../../src/trial/id.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { inventedExperiment } from "./invented-study.js";

/** What is to become of a trial. */
export interface Script {
  /** When it reaches its target, in epochs; null, or later than the horizon, for never. */
  readonly time: number | null;
  readonly diverges?: boolean;
  readonly failure?: string;
  /** By layer metric: its value in layer `l` at the first and the last evaluation; 0 where none is given. */
  readonly health?: (name: string, l: number) => readonly [number | null, number | null] | undefined;
  readonly parameters?: number;
  readonly linearCollapse?: number;
  /** The last training accuracy and loss of one that never arrives. */
  readonly accuracy?: number;
  readonly loss?: number;
}

export const choice = (name: string): Experiment["activations"][number] => ({
  label: name,
  layers: [resolveActivation(name)],
});

export const scriptedExperiment: Experiment = {
  ...inventedExperiment,
  datasets: [{ label: "spirals", name: "spirals", parameters: {} }],
  activations: ["sigmoid", "tanh", "relu"].map(choice),
  training: { epochs: 1000, batchSizes: [32], evaluateEvery: 1 },
  seeds: Array.from({ length: 20 }, (_, i) => i + 1),
};

/** Each activation's own best rate, chosen together with gain and batch size. */
export const tunedWithSettings: Pick<Experiment, "learningRates" | "tuning"> = {
  learningRates: [],
  tuning: {
    from: 0.1,
    to: 1,
    perDecade: 1,
    extend: 0,
    seeds: 2,
    regimes: ["tuned"],
    with: { gain: ["own", "unit"], batchSize: [16, 32] },
  },
};

/** A factor near 1, the same for the same trial: log-normal with the given spread. */
export function noise(spec: TrialSpec, spread: number): number {
  const { activation, dataset, hidden, gain, learningRate, phase, seed } = spec;
  const names = [activation.label, dataset.label, hidden.join("-"), gain, phase];
  return Math.exp(spread * normal(stream("script", ...names, learningRate, seed)));
}

/** A study, as `runStudy` would leave it, all of whose outcomes are scripted: tuning settles, and needs are met. */
export function scriptedStudy(
  overrides: Partial<Experiment>,
  script: (spec: TrialSpec) => Script,
  { needs = true }: { readonly needs?: boolean } = {},
): Study {
  const experiment = { ...scriptedExperiment, ...overrides };
  const experiments = needs ? withNeeds(experiment) : [experiment];
  const scores = new Map<string, TrialScore>();
  let plan = knownTrials(experiments, scores);
  for (;;) {
    const missing = plan.filter((spec) => !scores.has(trialId(spec)));
    if (missing.length === 0) break;
    for (const spec of missing) scores.set(trialId(spec), trialScore(finish(spec, script(spec)), experiment));
    plan = knownTrials(experiments, scores);
  }
  return {
    experiment,
    needs: experiments.slice(1),
    scores,
    tuned: settleFields(scores),
    looks: NO_LOOKS,
    plan,
    missing: 0,
    *trials(wanted = plan) {
      for (const spec of wanted) if (scores.has(trialId(spec))) yield finish(spec, script(spec));
    },
  };
}

/** The accuracy is 0.4 at first, 0.95 (the target) at the scripted time, and 0.99 at the horizon. */
function finish(spec: TrialSpec, script: Script): FinishedTrial {
  const id = trialId(spec);
  if (script.failure !== undefined) {
    return { spec, result: { state: "failed", id, message: script.failure }, seconds: 0 };
  }
  const horizon = spec.training.epochs;
  const reached = script.time !== null && script.time < horizon;
  const [epochs, accuracy] = reached
    ? [
        [0, script.time, horizon],
        [0.4, 0.95, 0.99],
      ]
    : [
        [0, horizon],
        [0.4, script.accuracy ?? 0.6],
      ];
  const layers = spec.hidden.map((_, l) =>
    Object.fromEntries(
      layerMetrics.members.map(({ name }) => {
        const [first, last] = script.health?.(name, l) ?? [0, 0];
        return [name, reached ? [first, last, last] : [first, last]];
      }),
    ),
  );
  const loss = reached ? [1, 0.2, 0.1 + (script.time as number) / horizon] : [1, script.loss ?? 2];
  const finished = {
    id,
    curve: {
      epochs,
      metrics: { train_loss: loss, test_loss: loss, train_accuracy: accuracy, test_accuracy: accuracy },
      layers,
    },
    stepsPerEpoch: 16,
    parameterCount: script.parameters ?? 1251,
    learned: [],
    ...(script.linearCollapse !== undefined && { linearCollapse: script.linearCollapse }),
  };
  return {
    spec,
    result: script.diverges
      ? { state: "diverged", lastFiniteEpoch: 1, ...finished }
      : { state: "completed", ...finished },
    seconds: 0,
  };
}
