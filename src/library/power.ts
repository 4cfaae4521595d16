import { declaredClaims, withNeeds } from "../claims/index.js";
import { powerOf, type PilotPower } from "../claims/power.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import { NO_LOOKS, samplingOf } from "../experiment/looks.js";
import { firstSeeds } from "../experiment/schema/seeds.js";
import { summarizeData } from "../experiment/baseline.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import type { Study } from "../results/study.js";
import { checkArgument, load, powerOptionsSchema } from "./arguments.js";
import type { Caller } from "./caller.js";
import { openStudy, PARTIAL_REMEDY } from "./open-study.js";
import { settled, train, trainInMemory, type Train, type TrainingOptions } from "./train.js";

/** How the power of a study is found. */
export interface StudyPowerOptions {
  /** A result to draw from; by default the config's first seeds are trained, and kept in memory. */
  readonly pilot?: string;
  /** How many seeds are trained for a pilot. */
  readonly pilotSeeds?: number;
  /** The most seeds that are tried. */
  readonly most?: number;
  readonly jobs?: number;
}

/** What a pilot lets expect of a config's study. */
export interface StudyPower extends PilotPower {
  readonly name: string;
  /** Seeds that the config asks for: the last one, where comparisons go on until they are decided. */
  readonly seeds: number;
  readonly most: number;
}

/**
 * How many seeds would decide each comparison of a config, and the chance that its own do, judged from a pilot: studies
 * drawn from it are judged as the real one is.
 *
 * @example (await power(config, { pilot: "results/quickstart" })).comparisons
 *
 * @throws {ActbenchError} with everything that is wrong in the config, and where the pilot can't be read
 */
export async function power(config: ConfigInput, options: StudyPowerOptions = {}): Promise<StudyPower> {
  checkArgument("options", options, powerOptionsSchema);
  return powerOfLoaded(load(config), options);
}

/** The same of a config that is loaded. */
export async function powerOfLoaded(
  loaded: LoadedConfig,
  { pilot, pilotSeeds = 10, most = 200, jobs }: StudyPowerOptions,
  { trainWith = train }: Caller = {},
): Promise<StudyPower> {
  const { experiment, tables } = loaded;
  const study =
    pilot === undefined
      ? await trainPilot(loaded, pilotSeeds, { jobs }, trainWith)
      : openStudy(pilot, { remedy: PARTIAL_REMEDY }).study;
  const claims = declaredClaims(experiment);
  const seeds = experiment.seeds.length;
  const found = powerOf(study, {
    seeds,
    sampling: samplingOf(experiment, NO_LOOKS),
    most: Math.max(most, seeds),
    data: summarizeData(experiment, tables),
    ...(claims.length > 0 && { claims }),
  });
  return { name: experiment.name, seeds, most: Math.max(most, seeds), ...found };
}

/** The first seeds of an experiment, trained in memory. */
function trainPilot(
  { experiment, tables }: LoadedConfig,
  seeds: number,
  options: TrainingOptions,
  trainWith: Train,
): Promise<Study> {
  const { from: _from, ...rest } = experiment;
  const experiments = withNeeds({ ...rest, seeds: firstOf(experiment.seeds, seeds) });
  return trainInMemory(experiments, tables, settled(options, experiments), trainWith);
}

/** The first seeds that a config names; where it names fewer, so many others. */
const firstOf = (seeds: readonly number[], count: number): readonly number[] =>
  seeds.length >= count ? seeds.slice(0, count) : firstSeeds(count);
