import type { Sampling } from "../stats/index.js";
import { trialId } from "../trial/id.js";
import { withSettings } from "../factors/settings.js";
import type { TrialSpec } from "../trial/spec.js";
import type { Experiment } from "./experiment.js";
import type { Point } from "./tuning/point.js";

/** After a look at all that was trained: the cells that go on, and to how many seeds. */
export interface Extension {
  readonly to: number;
  /** See `cellOf`. */
  readonly cells: readonly string[];
}

/**
 * What a cell is called, one arm at one point: the id of its trial on the first seed. Where each seed has a point of its own,
 * the cell is the arm, whichever way its points are chosen.
 */
export const cellOf = (
  spec: Omit<TrialSpec, "phase" | "seed" | "learningRate">,
  point: Point | "anew",
  [seed]: Experiment["seeds"],
): string => {
  const { rate, settings } = point === "anew" ? { rate: 0, settings: spec.configured ?? {} } : point;
  return trialId({ phase: "evaluate", seed, ...withSettings(spec, settings), learningRate: rate });
};

/** A registration, and what is not as it says. */
export interface Registered {
  readonly sha256: string;
  /** ISO 8601, in UTC. */
  readonly registeredAt: string;
  /** What was changed since, a line each. */
  readonly changes: readonly string[];
}

/** What was declared before anything was trained, and how often results were looked at before more seeds were. */
export interface Looks {
  /** Where the study was registered. */
  readonly registered?: Registered;
  /** The seeds that were asked for before, where a later config took over the trials of an earlier one. */
  readonly earlier: readonly (readonly number[])[];
  /** Claims that were declared when trials that judge them were there already, or that a registration lacks, by name. */
  readonly late: readonly string[];
  /** What went on until it was decided, look by look. */
  readonly extensions: readonly Extension[];
}

/** What a study has whose seeds were all asked for at once. */
export const NO_LOOKS: Looks = { earlier: [], late: [], extensions: [] };

/** How seeds were sampled; where anyone may have looked in between, intervals have to hold at any time. */
export const samplingOf = ({ from }: Pick<Experiment, "from">, { earlier }: Looks): Sampling =>
  from === undefined && earlier.length === 0 ? "fixed" : "sequential";

/** At which look a seed was first seen, from 0. */
export function lookOf(seed: number, { earlier }: Looks): number {
  const look = earlier.findIndex((seeds) => seeds.includes(seed));
  return look < 0 ? earlier.length : look;
}

/** How many seeds the next look takes after one at `seeds`: about a quarter more, in whole groups of lanes, at most all. */
export function nextLook(seeds: number, most: number): number {
  const lanes = 4;
  return Math.min(most, lanes * Math.ceil(Math.max(seeds + lanes, seeds * 1.25) / lanes));
}
