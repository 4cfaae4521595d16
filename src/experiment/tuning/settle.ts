import { pow } from "../../math/index.js";
import { trialId } from "../../trial/id.js";
import type { TrialSpec } from "../../trial/spec.js";
import type { Tuning } from "../experiment.js";
import { trialsOf, type Arm } from "../plan.js";
import { summarizeRate, type TriedRate, type TrialScore } from "./choose.js";
import { gridRates, type Reach } from "./grid.js";
import type { Replicate } from "./replicates.js";

/** What is known of the trials so far, by trial id. */
export type TrialScores = ReadonlyMap<string, TrialScore>;

/** Rates that were tried on the same seeds, ascending, and the best of them. */
export interface Stage {
  readonly seeds: readonly number[];
  readonly tried: readonly TriedRate[];
  readonly rate: number;
}

/** A rate that tuning chose, with the whole sensitivity curve it was chosen from. */
export interface SettledRate {
  readonly rate: number;
  /** No rate beyond it was tried, as its grid could not be extended further: a better one may lie there. */
  readonly atEdge: boolean;
  /** The grid, and where it was refined, the rates around its best. */
  readonly stages: readonly Stage[];
  /** Where it was refined: the larger loss of time at a rate next to it, as a share; Infinity where nothing tells. */
  readonly neighbourLoss?: number;
}

/** A rate that is being tried on some seeds. */
export interface OpenRate {
  readonly rate: number;
  readonly seeds: readonly number[];
}

/** All rates of a search so far, of which some trials have no score yet: nothing can be chosen before they have. */
interface OpenSearch {
  readonly open: readonly OpenRate[];
}

/** How a rate is chosen for some arms, and from what. */
export interface Search {
  readonly arms: readonly Arm[];
  readonly choose: (tried: readonly TriedRate[]) => number;
  /** How often each arm's trials count; once when left out. */
  readonly copies?: readonly number[];
  readonly tuning: Tuning;
  readonly scores: TrialScores;
}

/** The rates of a stage, each with the seeds that it was tried on. */
export const ratesOfStage = ({ tried, seeds }: Stage): OpenRate[] =>
  tried.map(({ rate }) => ({ rate, seeds }));

/** Tuning trials of one arm at one rate; the phase names their streams, so their seeds are not the evaluation's. */
export function tuningTrials(arm: Arm, rate: number, seeds: readonly number[]): TrialSpec[] {
  return trialsOf(arm, "tune", rate, seeds);
}

/**
 * Chooses one rate for all arms of a search (for a single arm: its own best), or says which rates are still being
 * tried. A best rate at the edge of the grid extends the grid by one rate, at most `extend` times each way.
 */
export function settleRate(search: Search, replicate: Replicate): SettledRate | OpenSearch {
  const { tuning } = search;
  let reach: Reach = { below: 0, above: 0 };
  for (;;) {
    const rates = gridRates(tuning, reach);
    const grid = tryRates(search, rates, replicate.grid);
    if ("open" in grid) return grid;
    const below = grid.rate === rates[0];
    const above = grid.rate === rates.at(-1);
    if (below && reach.below < tuning.extend) reach = { below: reach.below + 1, above: reach.above };
    else if (above && reach.above < tuning.extend) reach = { below: reach.below, above: reach.above + 1 };
    else if (tuning.refine !== undefined) return refineRate(search, grid, replicate.refinement);
    else return { rate: grid.rate, atEdge: below || above, stages: [grid] };
  }
}

/** Tries rates, ascending, on the same seeds; open until all of their trials have a score. */
function tryRates(
  { arms, choose, copies = arms.map(() => 1), scores }: Search,
  rates: readonly number[],
  seeds: readonly number[],
): Stage | OpenSearch {
  const tried: TriedRate[] = [];
  for (const rate of rates) {
    const byArm = arms.map((arm) => tuningTrials(arm, rate, seeds).map((spec) => scores.get(trialId(spec))));
    const known = byArm.flatMap((ofArm, i) => Array.from({ length: copies[i] }, () => ofArm).flat());
    if (!known.every((score) => score !== undefined)) {
      return { open: rates.map((each) => ({ rate: each, seeds })) };
    }
    tried.push(summarizeRate(rate, known));
  }
  return { seeds, tried, rate: choose(tried) };
}

/**
 * Looks between the best rate of a grid and its neighbours, on seeds that the grid has not seen: all three are tried
 * there, then the rates half-way between them (on the logarithm), around whichever is the best by then, until neither
 * neighbour costs more than `until`, at most `rounds` times.
 */
function refineRate(search: Search, grid: Stage, seeds: readonly number[]): SettledRate | OpenSearch {
  const { until, rounds } = search.tuning.refine ?? { until: 0, rounds: 0 };
  let known = grid.tried.map(({ rate }) => rate);
  let wanted: readonly number[] = [];
  let best = grid.rate;
  for (let round = 0; ;) {
    const neighbours = neighboursOf(best, known);
    wanted = ascending([...wanted, best, ...neighbours]);
    const stage = tryRates(search, wanted, seeds);
    if ("open" in stage) return { open: [...ratesOfStage(grid), ...stage.open] };
    if (stage.rate !== best) {
      best = stage.rate;
      continue;
    }
    const neighbourLoss = lossNextTo(best, neighbours, stage);
    if (neighbourLoss <= until || round === rounds || timeAt(best, stage) === Infinity) {
      const atEdge = best === known[0] || best === known.at(-1);
      return { rate: best, atEdge, stages: [grid, stage], neighbourLoss };
    }
    known = ascending([...known, ...neighbours.map((rate) => halfWay(best, rate))]);
    round++;
  }
}

/** The rates on both sides of one of them; at an end, on one side. */
function neighboursOf(rate: number, ascendingRates: readonly number[]): number[] {
  const i = ascendingRates.indexOf(rate);
  return ascendingRates.slice(Math.max(0, i - 1), i + 2).filter((each) => each !== rate);
}

/** The larger loss of time at one of the neighbours, as a share. */
function lossNextTo(rate: number, neighbours: readonly number[], stage: Stage): number {
  const best = timeAt(rate, stage);
  if (best === Infinity) return Infinity;
  const losses = neighbours
    .map((each) => timeAt(each, stage))
    .map((time) => (time <= best ? 0 : time / best - 1));
  return Math.max(0, ...losses);
}

const timeAt = (rate: number, { tried }: Stage): number =>
  tried.find((each) => each.rate === rate)?.medianEpochs ?? Infinity;

/** Half-way on the logarithm, with three significant digits as the grid's rates have. */
const halfWay = (a: number, b: number): number => Number(pow(a * b, 0.5).toPrecision(3));

const ascending = (rates: readonly number[]): number[] => [...new Set(rates)].toSorted((a, b) => a - b);
