import { log } from "../math/index.js";
import type { Arm } from "../experiment/plan.js";
import {
  tuningTrials,
  type SettledPoint,
  type Stage,
  type TrialScores,
} from "../experiment/tuning/settle.js";
import { isSamePoint, type Point } from "../experiment/tuning/point.js";
import { ratioBounds } from "../stats/bounds.js";
import type { Bounds, RatioBounds } from "../stats/index.js";
import { logRatio, reachedAt } from "../stats/log-ratio.js";
import { trialId } from "../trial/id.js";
import { decisiveInterval, type Choice, type Measurement } from "./location.js";

/**
 * How the point that tuning chose once, for all seeds, compares with each other one that was tried beside it: ln(T at the
 * chosen one / T at the other), paired by tuning seed. Where the grid was refined, each stage's choice with that stage's
 * others. Nothing where no other was tried. A time beyond the horizon counts as the horizon: limits of a ratio take it for
 * no more of the side whose rate it is, so that what it would have been beyond does not move them.
 */
export const choiceOf = (arm: Arm, { stages }: SettledPoint, scores: TrialScores): Choice =>
  stages.flatMap((stage) => rivalsIn(stage, arm, scores));

function rivalsIn({ seeds, tried, best }: Stage, arm: Arm, scores: TrialScores): Choice {
  const timesAt = (point: Point) =>
    tuningTrials(arm, point, seeds).map((spec) => {
      const epochs = scores.get(trialId(spec))?.epochs ?? Infinity;
      return reachedAt(Math.min(epochs, spec.training.epochs));
    });
  const own = timesAt(best);
  return tried
    .filter((point) => !isSamePoint(point, best))
    .map((point) => timesAt(point).map((time, i) => logRatio(time, own[i])));
}

/** On how many tuning seeds the rates of a measurement were chosen; undefined where none was chosen once for all seeds. */
export const tuningSeedsOf = ({ choice }: Measurement): number | undefined =>
  [...(choice.upper ?? []), ...(choice.lower ?? [])].at(0)?.length;

/**
 * What **the choice of a learning rate** may have cost: an upper limit, by signed ranks and signs, of ln(T at the chosen rate / T at the
 * best rate that was tried). It is the largest of the limits against each other rate, for any of them may be the best
 * (multiple comparisons with the best, [Hsu 1981](https://doi.org/10.1214/aos/1176345582)). Infinity where so few tuning
 * seeds have no limit at this confidence.
 */
const lossOf = (choice: Choice = [], confidence: number): number =>
  Math.max(0, ...choice.map((differences) => decisiveInterval({ ...TUNED, differences }, confidence).upper));

/** The evaluation may be looked at often; tuning has ended before it begins. */
const TUNED = { scale: "value", centre: "pseudo-median", sampling: "fixed" } as const;

/**
 * Limits of a ratio of times at the rates that tuning chose, made limits of the ratio at the best ones: a, at its best rate,
 * may be sooner than measured by what its choice may have cost, which moves the upper limit, and b so the lower.
 *
 * @param confidence of the limits, and of what the choices may have cost
 */
export function withChoice(
  { lower, upper }: Bounds,
  { choice }: Pick<Measurement, "choice">,
  confidence: number,
): RatioBounds {
  const [lossA, lossB] = [lossOf(choice.upper, confidence), lossOf(choice.lower, confidence)];
  return ratioBounds({
    lower: lossB === Infinity ? -Infinity : log(lower) - lossB,
    upper: lossA === Infinity ? Infinity : log(upper) + lossA,
  });
}
