import { programOf } from "../activations/resolve.js";
import type { Tables } from "../datasets/table.js";
import type { Kernel } from "../nn/kernel.js";
import { createDatasetCache, type DatasetSource } from "../trial/dataset-cache.js";
import type { FinishedTrial } from "../trial/result.js";
import { runGroup } from "../trial/run-group.js";
import { evaluationSteps } from "../trial/evaluation-steps.js";
import type { TrialSpec } from "../trial/spec.js";
import type { Outlook, Workload } from "./outlook.js";

/** What a few steps of some workloads cost on this machine, and what they left behind. */
export interface Rehearsal {
  /** Seconds of one thread for a group of a workload, about. */
  secondsOf(workload: Workload): number;
  readonly acts: readonly Act[];
}

/** One workload, tried. */
export interface Act {
  readonly workload: Workload;
  /** A group after few and after more evaluations. */
  readonly short: readonly FinishedTrial[];
  readonly long: readonly FinishedTrial[];
}

/** How long a rehearsal takes, in milliseconds: at most, and as a share of what it foresees. */
const LONGEST = 1500;
const SHARE = 0.1;
/** Multiplications of the largest workload that is tried: some tenths of a second for one evaluation. */
const LARGEST = 3e8;
const STEPS = 12;

/**
 * Trains a few steps of as many workloads as there is time for, spread over them all. The others, and those too large
 * to try, are taken to cost as much for each multiplication.
 *
 * @param now a clock in milliseconds
 */
export function rehearse<B>(
  kernel: Kernel<B>,
  { workloads }: Outlook,
  tables: Tables,
  now: () => number,
): Rehearsal {
  const datasets = createDatasetCache(tables);
  const known = new Map<Workload, number>();
  const acts: Act[] = [];
  const startedAt = now();
  let [seconds, multiplications, foreseen] = [0, 0, 0];
  const firsts = firstOfEachPhase(workloads);
  for (const workload of new Set([...firsts, ...spread(workloads)])) {
    const elapsed = now() - startedAt;
    if (acts.length >= firsts.length && (elapsed > LONGEST || elapsed > 1000 * SHARE * foreseen)) break;
    const spec = miniature(workload.spec, tables);
    if (acts.length === 0) act(kernel, workload, spec, datasets, now);
    const tried = act(kernel, workload, spec, datasets, now);
    if (tried === undefined) continue;
    const work = workOf(spec, tables);
    seconds += tried.seconds;
    multiplications += work;
    acts.push(tried);
    if (spec === workload.spec) known.set(workload, tried.seconds);
    foreseen = workloads.reduce((sum, { spec: each, groups }) => sum + groups * workOf(each, tables), 0);
    foreseen *= seconds / multiplications;
  }
  const perMultiplication = multiplications > 0 ? seconds / multiplications : 0;
  return {
    acts,
    secondsOf: (workload) => known.get(workload) ?? perMultiplication * workOf(workload.spec, tables),
  };
}

/** What they leave behind differs: tuning does not measure the hidden layers. */
const firstOfEachPhase = (workloads: readonly Workload[]): Workload[] => [
  ...new Map(workloads.toReversed().map((each) => [each.spec.phase, each])).values(),
];

/** All items, in an order whose beginning is spread over the list. */
function spread<T>(items: readonly T[]): T[] {
  const strides = Array.from({ length: 16 }, (_, i) => (i * 5) % 16);
  return strides.flatMap((start) => items.filter((_, i) => i % 16 === start));
}

/** The spec itself, or one with few rows and narrow layers where it is too large to try. */
function miniature(spec: TrialSpec, tables: Tables): TrialSpec {
  const rows = rowsOf(spec, tables);
  if (rows * weightsOf(spec) <= LARGEST) return spec;
  return {
    ...spec,
    dataset: { label: spec.dataset.label, name: "spirals", parameters: {} },
    hidden: spec.hidden.map((units) => Math.min(units, 128)),
    training: { ...spec.training, batchSize: Math.min(spec.training.batchSize, 256) },
  };
}

/** Undefined where the trials failed. */
function act<B>(
  kernel: Kernel<B>,
  workload: Workload,
  spec: TrialSpec,
  datasets: DatasetSource,
  now: () => number,
): (Act & { readonly seconds: number }) | undefined {
  const { portrait, ...plain } = spec;
  const group = Array.from({ length: Math.min(kernel.lanes, workload.trials) }, (_, i) => ({
    ...plain,
    ...(i === 0 && portrait && { portrait }),
    seed: i + 1,
    learningRate: Math.max(spec.learningRate, 1e-3),
  }));
  const run = (epochs: number, evaluateEvery: number) => {
    const training = { ...spec.training, epochs, evaluateEvery };
    const startedAt = now();
    const trials = runGroup(
      [kernel],
      group.map((each) => ({ ...each, training })),
      datasets,
      now,
    );
    const trained = trials.reduce((sum, { seconds }) => sum + seconds, 0);
    return { trials, trained, rest: (now() - startedAt) / 1000 - trained };
  };
  // Less than a step is one step.
  const short = run(1e-9, 1);
  const [{ result }] = short.trials;
  if (result.state === "failed") return undefined;
  const { stepsPerEpoch } = result;
  const long = run(STEPS / stepsPerEpoch, 3 / stepsPerEpoch);
  const more = evaluationsIn(long.trials) - evaluationsIn(short.trials);
  const perEvaluation = more > 0 ? Math.max(0, long.rest - short.rest) / more : short.rest / 2;
  const { epochs, evaluateEvery } = spec.training;
  const inAll = evaluationSteps(epochs, evaluateEvery, stepsPerEpoch).length + 1;
  return {
    workload,
    short: short.trials,
    long: long.trials,
    seconds:
      (epochs * stepsPerEpoch * long.trained) / STEPS +
      Math.max(0, short.rest - 2 * perEvaluation) +
      inAll * perEvaluation,
  };
}

/** How often the trials of a group were evaluated; 0 where they failed. */
export const evaluationsIn = ([{ result }]: readonly FinishedTrial[]): number =>
  result.state === "failed" ? 0 : result.curve.epochs.length;

/** About as many multiplications as one trial's forward passes in training and evaluation. */
function workOf(spec: TrialSpec, tables: Tables): number {
  const { epochs, evaluateEvery } = spec.training;
  return rowsOf(spec, tables) * weightsOf(spec) * (3 * epochs + epochs / evaluateEvery + 1);
}

function weightsOf({ hidden, activation }: TrialSpec): number {
  const inner = hidden.map((units, l) => {
    const { inputs } = programOf(activation.layers[l]);
    // Beside the products, each unit's activation counts as some.
    return units * inputs * ((l === 0 ? 2 : hidden[l - 1]) + 4);
  });
  return inner.reduce((sum, weights) => sum + weights, 2 * (hidden.at(-1) ?? 2));
}

function rowsOf({ dataset: { parameters } }: TrialSpec, tables: Tables): number {
  if (typeof parameters.samples === "number") return parameters.samples;
  return Object.values(tables).reduce((most, { rows }) => Math.max(most, rows), 200);
}
