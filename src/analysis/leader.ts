import { group as groupBy } from "d3-array";
import { scoreOf } from "../experiment/measure.js";
import type { Experiment } from "../experiment/experiment.js";
import { factors, factorsOf, TUNED, valuesOf } from "../factors/index.js";
import { isTunedWith, tunedSettings } from "../factors/settings.js";
import { keptIn } from "../kept.js";
import { median } from "../stats/index.js";
import type { FinishedTrial } from "../trial/result.js";
import type { TrialSpec } from "../trial/spec.js";

/** An activation's least median time to target on a data set among what has finished so far. It may change until the end. */
export interface LeadingActivation {
  readonly activation: string;
  readonly medianEpochs: number;
}

/** The median times of a run's cells while it goes on. */
export interface Leaderboard {
  /** Counts a trial; tuning trials, and those that only a claim asked for, do not count. */
  add(trial: FinishedTrial): void;
  /** The activations whose median is known, the fastest first; none before two activations have a trial. */
  order(dataset: string): readonly LeadingActivation[];
}

interface RunningCell {
  readonly activation: string;
  readonly times: number[];
  median: number;
}

export function createLeaderboard(experiment: Experiment): Leaderboard {
  const datasets = new Map<string, Map<string, RunningCell>>();
  const belongs = isOf(experiment);
  return {
    add(trial) {
      const { spec } = trial;
      const score = belongs(spec) ? scoreOf(trial, experiment) : undefined;
      if (score === undefined) return;
      const { dataset, ...rest } = factorsOf(spec);
      const cells = keptIn(datasets, String(dataset), () => new Map<string, RunningCell>());
      const cell = keptIn(cells, JSON.stringify({ ...rest, ...tunedSettings(spec) }), () => {
        return { activation: spec.activation.label, times: [], median: Infinity };
      });
      cell.times.push(score.reached ? score.epochs : Infinity);
      cell.median = median(cell.times);
    },
    order(dataset) {
      const cells = groupBy(datasets.get(dataset)?.values() ?? [], ({ activation }) => activation);
      if (cells.size < 2) return [];
      return [...cells]
        .map(([activation, own]) => ({
          activation,
          medianEpochs: Math.min(...own.map((cell) => cell.median)),
        }))
        .filter(({ medianEpochs }) => medianEpochs < Infinity)
        .toSorted((a, b) => a.medianEpochs - b.medianEpochs);
    },
  };
}

/** Whether a trial evaluates one of the experiment's own networks; what tuning chose is no factor. */
function isOf(experiment: Experiment): (spec: TrialSpec) => boolean {
  const own = factors
    .filter(({ name }) => experiment.tuning === undefined || name !== "learning_rate")
    .map((factor) => {
      const isTuned = isTunedWith(factor.name, experiment.tuning?.with);
      return { of: factor.of, values: new Set(isTuned ? [TUNED] : valuesOf(factor, experiment)) };
    });
  return (spec) => spec.phase === "evaluate" && own.every(({ of, values }) => values.has(of(spec)));
}
