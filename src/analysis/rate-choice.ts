import { log } from "../math/index.js";
import type { Arm } from "../experiment/plan.js";
import {
  tuningTrials,
  type SettledPoint,
  type Stage,
  type TrialScores,
} from "../experiment/tuning/settle.js";
import { isSamePoint } from "../experiment/tuning/point.js";
import { integerBelow } from "../random/integer-below.js";
import { stream } from "../random/stream.js";
import { ratioBounds } from "../stats/bounds.js";
import { median, quantile, type Bounds, type RatioBounds } from "../stats/index.js";
import { trialId } from "../trial/id.js";
import type { Measurement } from "./location.js";
import { ALPHA } from "./protocol.js";

/** Resamples of fewer tuning seeds are too much alike to tell how sure a choice is. */
const FEWEST_TUNING_SEEDS = 4;
const RESAMPLES = 200;

/**
 * What **the choice of the learning rate** may have cost: an upper limit of ln(T at the chosen rate / T at the best rate
 * that was tried), T being median times to target.
 *
 * The tuning seeds are resampled, the same for every rate, as they share data and initial draws; in each resample the
 * rate is chosen anew, and the loss of time at the rate that was chosen is the logarithm of its median over the least. The
 * limit is the 95 % quantile of that. Choosing the least of noisy medians makes it too large rather than too small. Where
 * the grid was refined on other seeds, the larger loss of the two stages counts: that of the refinement is less than the
 * best of the grid's, which it began with. Infinity where nothing tells: fewer than {@link FEWEST_TUNING_SEEDS}, or
 * medians beyond the horizon.
 */
export function choiceLoss(arm: Arm, { stages }: SettledPoint, scores: TrialScores): number {
  if (stages.some(({ seeds }) => seeds.length < FEWEST_TUNING_SEEDS)) return Infinity;
  const lossOf = stages.map((stage, i) => resampledLoss(arm, stage, scores, i));
  const losses = Array.from({ length: RESAMPLES }, () => Math.max(...lossOf.map((draw) => draw())));
  return quantile(losses, 1 - ALPHA);
}

/** Draws the loss of time of one stage's choice from resamples of its seeds. */
function resampledLoss(
  arm: Arm,
  { seeds, tried, best }: Stage,
  scores: TrialScores,
  index: number,
): () => number {
  const times = tried.map((each) =>
    tuningTrials(arm, each, seeds).map((spec) => scores.get(trialId(spec))?.epochs ?? Infinity),
  );
  const chosen = tried.findIndex((each) => isSamePoint(each, best));
  const random = stream("rate choice", ...(index === 0 ? [] : [index]));
  return () => {
    const drawn = seeds.map(() => integerBelow(seeds.length, random));
    const medians = times.map((ofRate) => median(drawn.map((seed) => ofRate[seed])));
    const least = Math.min(...medians);
    if (medians[chosen] === least) return least < Infinity ? 0 : Infinity;
    return least === 0 ? Infinity : log(medians[chosen] / least);
  };
}

/**
 * The interval of a ratio of times at the rates that tuning chose, made an interval of the ratio at the best ones: a at its
 * best rate may be sooner than measured by `lossA`, which moves the upper limit, b by `lossB`, which moves the lower.
 */
export function withChoice({ lower, upper }: RatioBounds, lossA: number, lossB: number): RatioBounds {
  return ratioBounds({ lower: log(lower) - lossB, upper: log(upper) + lossA });
}

/** A measurement whose limits, whatever their confidence, are as far out as the same choice may move them. */
export function openedByChoice(measurement: Measurement, lossA: number, lossB: number): Measurement {
  const moved = (side: keyof Bounds, by: number) =>
    (measurement.open[side] ?? measurement.differences).map((each) => ({ ...each, [side]: each[side] + by }));
  return { ...measurement, open: { upper: moved("upper", lossA), lower: moved("lower", -lossB) } };
}
