import type { Experiment } from "../experiment/experiment.js";
import type { Arm } from "../experiment/plan.js";
import { bestPoint, summarizePoint, type TrialScore } from "../experiment/tuning/choose.js";
import type { TunedReplicate } from "../experiment/tuning/field.js";
import { inOrder, pointKey, type Point } from "../experiment/tuning/point.js";
import { tuningTrials, type TrialScores } from "../experiment/tuning/settle.js";
import { permutation, shuffle } from "../random/draws.js";
import { stream, type RandomSource } from "../random/stream.js";
import type { Study } from "../results/study.js";
import { median } from "../stats/index.js";
import { trialId } from "../trial/id.js";
import { settledFields } from "./regimes.js";

/** What tuning is given: so many points of the grid, each on so many seeds. */
export interface Budget {
  readonly points: number;
  readonly seeds: number;
}

/** What one activation comes to with each budget. */
export interface BudgetCurve {
  readonly arm: Arm;
  /** 1, 2, 4, … points on as many seeds as can be taken; then all points, on one seed and on as many. */
  readonly budgets: readonly (Budget & {
    /** Epochs, of the median draw; Infinity where it does not arrive. */
    readonly medianEpochs: number;
  })[];
}

const DRAWS = 200;

/**
 * How the time to target falls as tuning is given more points and seeds: for each field that is settled, its activations.
 * In each draw some points of the grid and some of the tuning seeds are taken, the best point is chosen as tuning chooses it,
 * and its time is the median on the seeds that were **not** taken, so that it is not flattered by the choice. After the
 * curves of Dodge et al. 2019, _Show your work_, which take the best on the same data. Nothing is trained for it. None with a
 * single tuning seed.
 */
export function tuningBudgets(study: Study, experiment: Experiment): BudgetCurve[][] {
  const { tuning } = experiment;
  if (tuning === undefined) return [];
  return settledFields(study, experiment).flatMap((replicates) => {
    const curves = replicates[0].arms.flatMap(({ arm }, i) => {
      // Some arms may have gone on to more seeds than others.
      const own = replicates.filter(({ arms }) => arms[i].points.length > 0);
      const seeds = own.flatMap(({ replicate }) => replicate.grid);
      const most = Math.min(tuning.seeds, Math.floor(seeds.length / 2));
      return most < 1 ? [] : [curveOf(arm, gridOf(own, i), seeds, most, study.scores)];
    });
    return curves.length === 0 ? [] : [curves];
  });
}

/** The points of an arm's grid that every replicate tried. */
function gridOf(replicates: readonly TunedReplicate[], arm: number): Point[] {
  const tried = replicates.map(({ arms }) =>
    arms[arm].points.flatMap(({ settled }) => settled.stages[0].tried),
  );
  const keys = tried.map((each) => new Set(each.map(pointKey)));
  const distinct = new Map(tried[0].map((point) => [pointKey(point), point]));
  const everywhere = [...distinct]
    .filter(([key]) => keys.every((each) => each.has(key)))
    .map(([, point]) => point);
  return inOrder(everywhere);
}

function curveOf(
  arm: Arm,
  points: readonly Point[],
  seeds: readonly number[],
  most: number,
  scores: TrialScores,
): BudgetCurve {
  const tried = points.map((point) => ({
    point,
    scores: tuningTrials(arm, point, seeds).map((spec) => scores.get(trialId(spec)) ?? NEVER),
  }));
  const budgets = budgetsUpTo(points.length, most).map((budget) => {
    const random = stream("tuning budget", budget.points, budget.seeds);
    const times = Array.from({ length: DRAWS }, () => drawTime(tried, budget, random));
    return { ...budget, medianEpochs: median(times) };
  });
  return { arm, budgets };
}

const NEVER: TrialScore = { epochs: Infinity, finalLoss: Infinity };

function budgetsUpTo(points: number, seeds: number): Budget[] {
  const powers = Array.from({ length: Math.ceil(Math.log2(points)) }, (_, i) => 2 ** i);
  const some = powers.map((count) => ({ points: count, seeds }));
  return [...some, ...(seeds > 1 ? [{ points, seeds: 1 }] : []), { points, seeds }];
}

function drawTime(
  tried: readonly { readonly point: Point; readonly scores: readonly TrialScore[] }[],
  budget: Budget,
  random: RandomSource,
): number {
  const taken = shuffle([...tried], random).slice(0, budget.points);
  const order = [...permutation(tried[0].scores.length, random)];
  const [chosenBy, judgedBy] = [order.slice(0, budget.seeds), order.slice(budget.seeds)];
  const { scores } = bestPoint(
    taken.map((each) => ({
      ...summarizePoint(
        each.point,
        chosenBy.map((i) => each.scores[i]),
      ),
      scores: each.scores,
    })),
  );
  return median(judgedBy.map((i) => scores[i].epochs));
}
