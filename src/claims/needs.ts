import { resolveActivation } from "../activations/resolve.js";
import { datasets } from "../datasets/index.js";
import { curveMetrics } from "../metrics/index.js";
import type { ActivationChoice, Experiment, Tuning } from "../experiment/experiment.js";
import { axes, factorOf, type FactorAxis } from "../factors/index.js";
import { canonicalJson } from "../trial/id.js";

/** How many of the experiment's seeds a sweep uses: whole groups of four lanes, and enough to decide beside 1,600 measurements. */
const SWEEP_SEEDS = 16;

/** An activation of the catalogue as the experiment has it, whatever the experiment calls it. */
function ownChoice(experiment: Experiment, name: string): ActivationChoice | undefined {
  const layers = canonicalJson([resolveActivation(name)]);
  return experiment.activations.find((choice) => canonicalJson(choice.layers) === layers);
}

/** What an activation of the catalogue is called in the experiment, or will be once a claim has added it. */
export const labelFor = (experiment: Experiment, name: string): string => chosen(experiment, name).label;

/** The same of several. */
export const labelsFor = (experiment: Experiment, names: readonly string[]): string[] =>
  names.map((name) => labelFor(experiment, name));

function chosen(experiment: Experiment, name: string): ActivationChoice {
  const own = ownChoice(experiment, name);
  if (own !== undefined) return own;
  const taken = experiment.activations.some(({ label }) => label === name);
  return { label: taken ? `${name} (catalogue)` : name, layers: [resolveActivation(name)] };
}

/** The experiment with these activations of the catalogue in its field; the experiment itself when it has them. */
export function withActivations(experiment: Experiment, names: readonly string[]): Experiment {
  const missing = names.filter((name) => ownChoice(experiment, name) === undefined);
  if (missing.length === 0) return experiment;
  const added = missing.map((name) => chosen(experiment, name));
  return { ...experiment, activations: [...experiment.activations, ...added] };
}

/** What `withActivations` asks for beyond the experiment itself. */
export function activationNeeds(experiment: Experiment, names: readonly string[]): readonly Experiment[] {
  const field = withActivations(experiment, names);
  return field === experiment ? [] : [field];
}

/** The experiment with every network as wide as it is named. */
export function unmatched(experiment: Experiment): Experiment {
  const { match, ...rest } = experiment;
  return match === undefined ? experiment : rest;
}

/** The experiment with these activations of the catalogue as its whole field. */
export const onlyActivations = (experiment: Experiment, names: readonly string[]): Experiment => ({
  ...experiment,
  activations: names.map((name) => chosen(experiment, name)),
});

/** At each activation's own best learning rate only, where rates are tuned. */
export function tunedOnly(experiment: Experiment): Experiment {
  const { tuning } = experiment;
  return tuning === undefined ? experiment : { ...experiment, tuning: { ...tuning, regimes: ["tuned"] } };
}

/** What sweeps set themselves, and the gain, which claims compare. */
const SWEPT: ReadonlySet<FactorAxis> = new Set(
  (["hidden", "activation", "gain"] as const).map((name) => factorOf(name).axis),
);

/**
 * One value of each factor, the first classification and fewer seeds: what a sweep over networks starts from. Of what is
 * tuned, it tunes rates alone.
 */
export function sweepBase(experiment: Experiment): Experiment {
  const { tuning } = experiment;
  const first = (each: Experiment, axis: FactorAxis): Experiment =>
    SWEPT.has(axis) ? each : axis.withChoices(each, axis.choices(each).slice(0, 1));
  return {
    ...axes.reduce(first, unmatched(experiment)),
    datasets: [experiment.datasets.find(isClassification(experiment)) ?? experiment.datasets[0]],
    seeds: experiment.seeds.slice(0, SWEEP_SEEDS),
    ...(tuning !== undefined && { tuning: sweepTuning(tuning) }),
  };
}

const sweepTuning = ({ with: _settings, ...tuning }: Tuning): Tuning => tuning;

const isClassification =
  ({ targets }: Experiment) =>
  ({ name, label }: Experiment["datasets"][number]): boolean =>
    datasets.has(name)
      ? datasets.get(name).task === "classification"
      : !curveMetrics.get(targets[label].metric).tasks.includes("regression");

/** The width of the experiment's first hidden layer; 32 where it has none. */
export const sweepWidth = ({ networks }: Experiment): number =>
  networks.find(({ hidden }) => hidden.length > 0)?.hidden[0] ?? 32;

/** A network of equal hidden layers. */
export const layersOf = (depth: number, width: number): { readonly hidden: readonly number[] } => ({
  hidden: Array.from({ length: depth }, () => width),
});

export const SWEEP_DEPTHS: readonly number[] = [1, 2, 4, 6, 8];

/** Sigmoid, tanh and ReLU at growing depth, the width kept: three claims read it. */
export function depthSweep(experiment: Experiment): Experiment {
  const width = sweepWidth(experiment);
  return tunedOnly({
    ...onlyActivations(sweepBase(experiment), ["sigmoid", "tanh", "relu"]),
    networks: SWEEP_DEPTHS.map((depth) => layersOf(depth, width)),
  });
}

/** ReLU and Leaky ReLU at learning rates up to the highest of the grid, in networks shallow and deep, wide and narrow. */
export function dyingSweep(experiment: Experiment): Experiment {
  const { tuning: _tuning, ...base } = onlyActivations(sweepBase(experiment), ["relu", "leaky_relu"]);
  const width = sweepWidth(experiment);
  const narrow = Math.max(2, Math.round(width / 4));
  const highest = experiment.tuning?.to ?? 10 * Math.max(...experiment.learningRates);
  return {
    ...base,
    gains: base.gains.slice(0, 1),
    networks: [layersOf(2, width), layersOf(2, narrow), layersOf(6, width), layersOf(6, narrow)],
    learningRates: [100, 10, Math.sqrt(10), 1].map((part) => Number((highest / part).toPrecision(3))),
  };
}
