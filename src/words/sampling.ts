import { ALPHA } from "../analysis/protocol.js";
import type { Experiment } from "../experiment/experiment.js";
import type { Sampling } from "../stats/index.js";
import { plural, percent } from "./numbers.js";

/** "95 %": what every interval and table says that it holds with. */
export const CONFIDENCE = percent(1 - ALPHA);

/** "20 seeds", or where each comparison goes on until it is decided "10 to 200 seeds". */
export const seedsWords = ({ seeds, from }: Pick<Experiment, "seeds" | "from">): string =>
  `${from === undefined ? "" : `${from} to `}${plural(seeds.length, "seed")}`;

/** What decides a comparison: signed ranks, and signs, which assume no shape of the differences. */
export const testWords: Readonly<Record<Sampling, string>> = {
  fixed: "exact signed-rank and sign tests, whose larger p counts",
  sequential: "bets on signed ranks and on signs, whose larger p counts and holds however often one looks",
};

/** What an interval of a comparison is. */
export const intervalWords: Readonly<Record<Sampling, string>> = {
  fixed: "exact signed-rank interval",
  sequential: "confidence sequence, which holds however often one looks",
};
