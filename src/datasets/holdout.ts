import type { RandomSource } from "../random/stream.js";
import type { Split, Splitter } from "./split.js";

/**
 * How tuning is kept from the rows that an evaluation tests on, where seeds are splits of one sample of rows.
 *
 * - `study`: one choice is made for all seeds. Some rows are reserved once; each seed's test part is drawn from these, and
 *   tuning splits the others.
 * - `seed`: each seed has a choice of its own, made on so many tuning seeds. These split that seed's training part.
 */
export type Holdout = { readonly of: "study" } | { readonly of: "seed"; readonly tuningSeeds: number };

/** Whose split is drawn. */
export interface SplitSeed {
  /** "tune" or "evaluate". */
  readonly phase: string;
  readonly seed: number;
  /** Left out where nothing is tuned, and where each seed draws rows of its own. */
  readonly holdout?: Holdout | undefined;
}

/** @param streamOf the random numbers of a phase's seed */
export function splitFor(
  splitter: Splitter,
  rows: number,
  { phase, seed, holdout }: SplitSeed,
  streamOf: (phase: string, seed: number) => RandomSource,
): Split {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  const random = streamOf(phase, seed);
  if (holdout === undefined) return splitter.split(all, { least: 1, random });
  const isTuning = phase === "tune";
  if (holdout.of === "study") {
    const mayTest = splitter.reserve(all, streamOf("reserve", 0));
    return isTuning
      ? splitter.split(
          all.filter((row) => mayTest[row] === 0),
          { least: 1, random },
        )
      : splitter.split(all, { least: 2, random, mayTest });
  }
  if (!isTuning) return splitter.split(all, { least: 2, random });
  const evaluated = Math.floor((seed - 1) / holdout.tuningSeeds);
  const { train } = splitter.split(all, { least: 2, random: streamOf("evaluate", evaluated) });
  return splitter.split(train.toSorted(), { least: 1, random });
}
