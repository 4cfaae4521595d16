import { ActbenchError } from "../errors.js";
import { settingsIn, withSettings } from "../factors/settings.js";
import { activationAxis, conditionAxes, type FactorAxis, type PartialSpec } from "../factors/index.js";
import type { Phase, TrialSpec } from "../trial/spec.js";
import type { DatasetSpec } from "../datasets/definition.js";
import { isOneSample } from "../datasets/make-dataset.js";
import type { Experiment, Tuning } from "./experiment.js";
import { matchWidth } from "./match.js";
import { cellOf, NO_LOOKS, type Looks } from "./looks.js";
import { gridRates, rateAlone, settingsOf, type Point } from "./tuning/point.js";
import { holdoutOf, isTunedAnew, replicatesOf } from "./tuning/replicates.js";

/** More trials than this are refused: the plan is held in memory. */
export const MAX_TRIALS = 1_000_000;

/** One activation in one condition: a trial that still lacks its learning rate, its phase and its seed. */
export interface Arm {
  readonly spec: Omit<TrialSpec, "phase" | "seed" | "learningRate">;
}

/** The arms that are compared with each other: they share every factor but the activation. */
export type Field = readonly Arm[];

/** How many arms all fields of an experiment have together. */
export function countArms(experiment: Experiment): number {
  return [...conditionAxes, activationAxis].reduce(
    (product, axis) => product * axis.choices(experiment).length,
    1,
  );
}

/** How many trials an experiment has, without building any; with tuning, before any grid is extended. */
export function countTrials(experiment: Experiment): number {
  const { tuning, seeds } = experiment;
  const evaluations = (tuning?.regimes ?? experiment.learningRates).length * seeds.length;
  const tunings =
    tuning === undefined
      ? 0
      : settingsOf(tuning).length *
        gridRates(tuning).length *
        tuning.seeds *
        replicatesOf(tuning, seeds).length;
  return countArms(experiment) * (evaluations + tunings);
}

/**
 * The fields of an experiment: the product of its condition's axes in reading order, the first slowest, each in the
 * config's order; then the activations.
 *
 * @throws {ActbenchError} when the experiment has more than MAX_TRIALS trials.
 */
export function fieldsOf(experiment: Experiment): Field[] {
  refuseTooMany(countTrials(experiment));
  const { epochs, evaluateEvery } = experiment.training;
  const common: PartialSpec = { rootSeed: experiment.seed, training: { epochs, evaluateEvery } };
  const { tuning } = experiment;
  const chosen = (specs: readonly PartialSpec[], axis: FactorAxis): PartialSpec[] =>
    specs.flatMap((spec) => axis.choices(experiment).map((choice) => axis.choose(spec, choice)));
  return conditionAxes.reduce(chosen, [common]).map((spec) =>
    chosen([{ ...spec, ...heldOut(spec.dataset, tuning) }], activationAxis).map((whole): Arm => ({
      spec: configured(matchWidth(whole as Arm["spec"], experiment.match), tuning),
    })),
  );
}

/** Where seeds split one sample, tuning sees no row that an evaluation tests on. */
const heldOut = (dataset?: DatasetSpec, tuning?: Tuning): Pick<TrialSpec, "holdout"> =>
  dataset !== undefined && tuning !== undefined && isOneSample(dataset) ? { holdout: holdoutOf(tuning) } : {};

/** The spec with a note of what the config has where settings are tuned. */
function configured(spec: Arm["spec"], tuning?: Tuning): Arm["spec"] {
  if (tuning?.with === undefined) return spec;
  return { ...spec, configured: settingsIn(spec, Object.keys(tuning.with)) };
}

/** The trials of one arm at one point, one per seed; that of an evaluation's first seed is portrayed. */
export function trialsOf(
  { spec }: Arm,
  phase: Phase,
  { rate, settings }: Point,
  seeds: readonly number[],
  portrayed = seeds[0],
): TrialSpec[] {
  const settled = withSettings(spec, settings);
  return seeds.map((seed) => ({
    phase,
    seed,
    ...settled,
    learningRate: rate,
    ...(phase === "evaluate" && seed === portrayed && { portrait: true }),
  }));
}

/**
 * The trials that evaluate an arm at a point: on all seeds, or on as many as looks at the results have asked for.
 *
 * @param seeds by default the experiment's; where tuning is repeated, those that the point was chosen for
 */
export function evaluationsOf(
  arm: Arm,
  point: Point,
  experiment: Experiment,
  looks: Looks,
  seeds = experiment.seeds,
): TrialSpec[] {
  const asked = new Set(armSeeds(arm, point, experiment, looks));
  const trials = trialsOf(arm, "evaluate", point, seeds, experiment.seeds[0]);
  return trials.filter(({ seed }) => asked.has(seed));
}

/**
 * The seeds that an arm is evaluated on at a point, or where each seed has a point of its own, at these: all, or as many as
 * looks at the results have asked for.
 */
export function armSeeds(
  { spec }: Arm,
  point: Point,
  experiment: Experiment,
  { extensions }: Looks,
): readonly number[] {
  const { seeds, from } = experiment;
  if (from === undefined) return seeds;
  const cell = cellOf(spec, isTunedAnew(experiment) ? "anew" : point, seeds);
  return seeds.slice(0, extensions.findLast(({ cells }) => cells.includes(cell))?.to ?? from);
}

/**
 * All trials of an experiment whose learning rates are given: per field, learning rate slower than activation, seed
 * fastest. So the seeds of a cell are adjacent, and the activations of one condition follow one another.
 */
export function givenRateTrials(experiment: Experiment, looks = NO_LOOKS): TrialSpec[] {
  return fieldsOf(experiment).flatMap((field) =>
    experiment.learningRates.flatMap((rate) =>
      field.flatMap((arm) => evaluationsOf(arm, rateAlone(rate), experiment, looks)),
    ),
  );
}

function refuseTooMany(trials: number): void {
  if (trials <= MAX_TRIALS) return;
  throw new ActbenchError(
    `the experiment has ${trials.toLocaleString("en")} trials; at most ${MAX_TRIALS.toLocaleString("en")} can be planned`,
    { remedy: "Take values out of a factor, or use fewer seeds." },
  );
}
