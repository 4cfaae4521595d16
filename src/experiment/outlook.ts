import { group as groupBy } from "d3-array";
import type { Settings } from "../factors/settings.js";
import { groupKey } from "../trial/group.js";
import { trialId } from "../trial/id.js";
import type { TrialSpec } from "../trial/spec.js";
import type { Experiment } from "./experiment.js";
import { countArms, fieldsOf, trialsOf } from "./plan.js";
import { knownTrials } from "./known-trials.js";
import { gridRates, settingsOf, type Point } from "./tuning/point.js";
import { replicatesOf } from "./tuning/replicates.js";
import { tuningTrials } from "./tuning/settle.js";

/** Trials that differ only in seed and learning rate. */
export interface Workload {
  /** One of them. */
  readonly spec: TrialSpec;
  readonly trials: number;
  /** How many groups of lanes they fill. */
  readonly groups: number;
  /** How many of them keep a portrait. */
  readonly portraits: number;
}

/** What a run will about need. */
export interface Forecast {
  readonly seconds: number;
  /** Bytes. */
  readonly journal: number;
  /** Bytes of the tables that grow with the trials. */
  readonly tables: number;
}

/** What a run has before it, counted without training anything. */
export interface Outlook {
  /** Conditions of the experiment itself: what differs in more than the seed. */
  readonly cells: number;
  /** Trials that search learning rates on the grids as they are configured. */
  readonly tuning: number;
  /** The same where every grid has to be extended and refined as far as it can be. */
  readonly tuningAtMost: number;
  /** Trials that are evaluated; where rates are tuned, fewer if two regimes choose the same one. */
  readonly evaluation: number;
  /** The same where no comparison is decided before its last seed. */
  readonly evaluationAtMost: number;
  /** Tuning on the configured grids, and every evaluation. */
  readonly workloads: readonly Workload[];
}

/**
 * Counts what experiments ask for; a trial that several of them ask for counts once.
 * @param experiments the user's own first, then what its claims need
 * @param lanes how many trials train side by side
 */
export function outlookOf(experiments: readonly Experiment[], lanes: number): Outlook {
  const sure = knownTrials(experiments, new Map());
  const tuning = sure.filter(({ phase }) => phase === "tune");
  const given = sure.filter(({ phase }) => phase === "evaluate");
  const toCome = experiments.flatMap(evaluationsToCome);
  const evaluation = toCome.length === 0 ? given : distinct([...given, ...toCome]);
  const [own] = experiments;
  return {
    cells: countArms(own) * (own.tuning?.regimes ?? own.learningRates).length,
    tuning: tuning.length,
    tuningAtMost: distinct(experiments.flatMap(tuningToCome)).length,
    evaluation: evaluation.length,
    evaluationAtMost:
      own.from === undefined ? evaluation.length : outlookOf(experiments.map(onAllSeeds), lanes).evaluation,
    workloads: workloadsOf([...tuning, ...evaluation], lanes),
  };
}

const onAllSeeds = ({ from: _from, ...experiment }: Experiment): Experiment => experiment;

const distinct = (specs: readonly TrialSpec[]): TrialSpec[] => [
  ...new Map(specs.map((spec) => [trialId(spec), spec])).values(),
];

/** Every tuning trial of grids that are extended on both sides, and refined wherever they can be. */
function tuningToCome(experiment: Experiment): TrialSpec[] {
  const { tuning } = experiment;
  if (tuning === undefined) return [];
  const rates = gridRates(tuning, { below: tuning.extend, above: tuning.extend });
  const all = settingsOf(tuning);
  const at = (settings: Settings) => rates.map((rate): Point => ({ rate, settings }));
  // A negative rate stands for each that a refinement adds to those of the grid, in each regime.
  const between = 2 * (tuning.refine?.rounds ?? 0) * tuning.regimes.length;
  const added = Array.from({ length: between }, (_, i): Point => ({ rate: -1 - i, settings: all[0] }));
  const grid = all.flatMap(at);
  // Each regime refines at its own best settings.
  const refined = [...all.slice(0, tuning.regimes.length).flatMap(at), ...added];
  const arms = fieldsOf(experiment).flat();
  return replicatesOf(tuning, experiment.seeds).flatMap((replicate) =>
    arms.flatMap((arm) => [
      ...grid.flatMap((point) => tuningTrials(arm, point, replicate.grid)),
      ...refined.flatMap((point) => tuningTrials(arm, point, replicate.refinement)),
    ]),
  );
}

/** The evaluation at points that tuning will choose. A negative rate stands for each, the same for the same choice. */
function evaluationsToCome(experiment: Experiment, index: number): TrialSpec[] {
  const { tuning, from } = experiment;
  if (tuning === undefined) return [];
  const seeds = experiment.seeds.slice(0, from);
  const [settings] = settingsOf(tuning);
  const standIn = { tuned: -1, shared: -2 - index };
  return fieldsOf(experiment)
    .flat()
    .flatMap((arm) =>
      tuning.regimes.flatMap((regime) =>
        trialsOf(arm, "evaluate", { rate: standIn[regime], settings }, seeds),
      ),
    );
}

function workloadsOf(specs: readonly TrialSpec[], lanes: number): Workload[] {
  return [...groupBy(specs, groupKey).values()].map((equal) => ({
    spec: equal[0],
    trials: equal.length,
    groups: Math.ceil(equal.length / lanes),
    portraits: equal.filter(({ portrait }) => portrait).length,
  }));
}
