import type { Experiment } from "../experiment/experiment.js";
import type { Arm } from "../experiment/plan.js";
import { bestRate, summarizeRate, type TrialScore } from "../experiment/tuning/choose.js";
import type { TunedReplicate } from "../experiment/tuning/field.js";
import { tuningTrials, type TrialScores } from "../experiment/tuning/settle.js";
import { permutation, shuffle } from "../random/shuffle.js";
import { stream, type RandomSource } from "../random/stream.js";
import type { Study } from "../results/study.js";
import { median } from "../stats/index.js";
import { trialId } from "../trial/id.js";
import { settledFields } from "./regimes.js";

/** What tuning is given: so many rates of the grid, each on so many seeds. */
export interface Budget {
  readonly rates: number;
  readonly seeds: number;
}

/** What one activation comes to with each budget. */
export interface BudgetCurve {
  readonly arm: Arm;
  /** 1, 2, 4, … rates on as many seeds as can be taken; then all rates, on one seed and on as many. */
  readonly points: readonly (Budget & {
    /** Epochs, of the median draw; Infinity where it does not arrive. */
    readonly medianEpochs: number;
  })[];
}

const DRAWS = 200;

/**
 * How the time to target falls as tuning is given more rates and seeds: for each field that is settled, its activations.
 * In each draw some rates of the grid and some of the tuning seeds are taken, the best rate is chosen as tuning chooses it,
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
      const own = replicates.filter(({ arms }) => arms[i].rates.length > 0);
      const seeds = own.flatMap(({ replicate }) => replicate.grid);
      const most = Math.min(tuning.seeds, Math.floor(seeds.length / 2));
      return most < 1 ? [] : [curveOf(arm, gridOf(own, i), seeds, most, study.scores)];
    });
    return curves.length === 0 ? [] : [curves];
  });
}

/** The rates of an arm's grid that every replicate tried. */
function gridOf(replicates: readonly TunedReplicate[], arm: number): number[] {
  const tried = replicates.map(({ arms }) =>
    arms[arm].rates.flatMap(({ settled }) => settled.stages[0].tried),
  );
  const everywhere = tried.map((each) => new Set(each.map(({ rate }) => rate)));
  return [...everywhere[0]]
    .filter((rate) => everywhere.every((rates) => rates.has(rate)))
    .toSorted((a, b) => a - b);
}

function curveOf(
  arm: Arm,
  rates: readonly number[],
  seeds: readonly number[],
  most: number,
  scores: TrialScores,
): BudgetCurve {
  const byRate = rates.map((rate) => ({
    rate,
    scores: tuningTrials(arm, rate, seeds).map((spec) => scores.get(trialId(spec)) ?? NEVER),
  }));
  const points = budgetsUpTo(rates.length, most).map((budget) => {
    const random = stream("tuning budget", budget.rates, budget.seeds);
    const times = Array.from({ length: DRAWS }, () => drawTime(byRate, budget, random));
    return { ...budget, medianEpochs: median(times) };
  });
  return { arm, points };
}

const NEVER: TrialScore = { epochs: Infinity, finalLoss: Infinity };

function budgetsUpTo(rates: number, seeds: number): Budget[] {
  const powers = Array.from({ length: Math.ceil(Math.log2(rates)) }, (_, i) => 2 ** i);
  const some = powers.map((count) => ({ rates: count, seeds }));
  return [...some, ...(seeds > 1 ? [{ rates, seeds: 1 }] : []), { rates, seeds }];
}

function drawTime(
  byRate: readonly { readonly rate: number; readonly scores: readonly TrialScore[] }[],
  budget: Budget,
  random: RandomSource,
): number {
  const taken = shuffle([...byRate], random).slice(0, budget.rates);
  const order = [...permutation(byRate[0].scores.length, random)];
  const [chosenBy, judgedBy] = [order.slice(0, budget.seeds), order.slice(budget.seeds)];
  const best = bestRate(
    taken.map(({ rate, scores }) =>
      summarizeRate(
        rate,
        chosenBy.map((i) => scores[i]),
      ),
    ),
  );
  const { scores } = taken.find(({ rate }) => rate === best) ?? taken[0];
  return median(judgedBy.map((i) => scores[i].epochs));
}
