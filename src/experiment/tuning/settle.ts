import { pow } from "../../math/index.js";
import { trialId } from "../../trial/id.js";
import type { TrialSpec } from "../../trial/spec.js";
import type { Settings } from "../../factors/settings.js";
import type { Tuning } from "../experiment.js";
import { trialsOf, type Arm } from "../plan.js";
import { summarizePoint, type Choose, type TriedPoint, type TrialScore } from "./choose.js";
import { gridRates, type Reach, isSamePoint, settingsOf, type Point } from "./point.js";
import type { Replicate } from "./replicates.js";

/** What is known of the trials so far, by trial id. */
export type TrialScores = ReadonlyMap<string, TrialScore>;

/** Points that were tried on the same seeds, settings by settings, rates ascending, and the best of them. */
export interface Stage extends Tried<TriedPoint> {
  readonly best: Point;
}

interface Tried<P extends Point> {
  readonly seeds: readonly number[];
  readonly tried: readonly P[];
}

/** A point that tuning chose, with all that it was chosen from. */
export interface SettledPoint extends Point {
  /** No rate beyond it was tried, as its grid could not be extended further: a better one may lie there. */
  readonly atEdge: boolean;
  /** The grid, and where it was refined, the rates around its best. */
  readonly stages: readonly Stage[];
  /** Where it was refined: the larger loss of time at a rate next to it, as a share; Infinity where nothing tells. */
  readonly neighbourLoss?: number;
}

/** A point that is being tried on some seeds. */
export interface OpenPoint {
  readonly point: Point;
  readonly seeds: readonly number[];
}

/** All points of a search so far, of which some trials have no score yet: nothing can be chosen before they have. */
interface OpenSearch {
  readonly open: readonly OpenPoint[];
}

/** How a point is chosen for some arms, and from what. */
export interface Search {
  readonly arms: readonly Arm[];
  readonly choose: Choose;
  /** How often each arm's trials count; once when left out. */
  readonly copies?: readonly number[];
  readonly tuning: Tuning;
  readonly scores: TrialScores;
}

/** The points of a stage, each with the seeds that it was tried on. */
export const pointsOfStage = ({ tried, seeds }: Tried<Point>): OpenPoint[] =>
  tried.map((point) => ({ point, seeds }));

/** Tuning trials of one arm at one point; the phase names their streams, so their seeds are not the evaluation's. */
export const tuningTrials = (arm: Arm, point: Point, seeds: readonly number[]): TrialSpec[] =>
  trialsOf(arm, "tune", point, seeds);

/**
 * Chooses one point for all arms of a search (for a single arm: its own best), or says which are still being tried. Each
 * combination of settings has a grid of its own; of all that was tried the best is chosen, and its rate refined.
 */
export function settlePoint(search: Search, replicate: Replicate): SettledPoint | OpenSearch {
  const { tuning, choose } = search;
  const grids = settingsOf(tuning).map((settings) => extendGrid(search, settings, replicate.grid));
  const closed = grids.filter((grid) => "tried" in grid);
  if (closed.length < grids.length) {
    return { open: grids.flatMap((grid) => ("open" in grid ? grid.open : pointsOfStage(grid))) };
  }
  const tried = closed.flatMap((grid) => grid.tried);
  const best = pointOf(choose(tried));
  const own = closed.find((grid) => isSamePoint(grid.best, best)) as ExtendedGrid;
  const first = { seeds: replicate.grid, tried, best };
  return tuning.refine === undefined
    ? { ...best, atEdge: own.atEdge, stages: [first] }
    : refineRate(search, own, first, replicate.refinement);
}

/** The grid at some settings. */
interface ExtendedGrid extends Stage {
  /** Its best rate is the last of it, and it could not be extended further. */
  readonly atEdge: boolean;
}

/** A best rate at the edge of the grid extends the grid by one rate, at most `extend` times each way. */
function extendGrid(search: Search, settings: Settings, seeds: readonly number[]): ExtendedGrid | OpenSearch {
  const { tuning } = search;
  let reach: Reach = { below: 0, above: 0 };
  for (;;) {
    const rates = gridRates(tuning, reach);
    const grid = tryRates(search, settings, rates, seeds);
    if ("open" in grid) return grid;
    const { rate } = grid.best;
    const [below, above] = [rate === rates[0], rate === rates.at(-1)];
    if (below && reach.below < tuning.extend) reach = { below: reach.below + 1, above: reach.above };
    else if (above && reach.above < tuning.extend) reach = { below: reach.below, above: reach.above + 1 };
    else return { ...grid, atEdge: below || above };
  }
}

/** Tries rates, ascending, with the same settings on the same seeds; open until all of their trials have a score. */
function tryRates(
  { arms, choose, copies = arms.map(() => 1), scores }: Search,
  settings: Settings,
  rates: readonly number[],
  seeds: readonly number[],
): Stage | OpenSearch {
  const points = rates.map((rate): Point => ({ rate, settings }));
  const tried: TriedPoint[] = [];
  for (const point of points) {
    const byArm = arms.map((arm) => tuningTrials(arm, point, seeds).map((spec) => scores.get(trialId(spec))));
    const known = byArm.flatMap((ofArm, i) => Array.from({ length: copies[i] }, () => ofArm).flat());
    if (!known.every((score) => score !== undefined)) {
      return { open: points.map((each) => ({ point: each, seeds })) };
    }
    tried.push(summarizePoint(point, known));
  }
  return { seeds, tried, best: pointOf(choose(tried)) };
}

const pointOf = ({ rate, settings }: Point): Point => ({ rate, settings });

/**
 * Looks between the best rate of a grid and its neighbours, on seeds that the grid has not seen: all three are tried
 * there, then the rates half-way between them (on the logarithm), around whichever is the best by then, until neither
 * neighbour costs more than `until`, at most `rounds` times.
 *
 * @param grid that of the best settings
 * @param first all that was tried before
 */
function refineRate(
  search: Search,
  grid: Stage,
  first: Stage,
  seeds: readonly number[],
): SettledPoint | OpenSearch {
  const { until, rounds } = search.tuning.refine ?? { until: 0, rounds: 0 };
  const { settings } = grid.best;
  let known = grid.tried.map(({ rate }) => rate);
  let wanted: readonly number[] = [];
  let best = grid.best.rate;
  for (let round = 0; ;) {
    const neighbours = neighboursOf(best, known);
    wanted = ascending([...wanted, best, ...neighbours]);
    const stage = tryRates(search, settings, wanted, seeds);
    if ("open" in stage) return { open: [...pointsOfStage(first), ...stage.open] };
    if (stage.best.rate !== best) {
      best = stage.best.rate;
      continue;
    }
    const neighbourLoss = lossNextTo(best, neighbours, stage);
    if (neighbourLoss <= until || round === rounds || timeAt(best, stage) === Infinity) {
      const atEdge = best === known[0] || best === known.at(-1);
      return { ...stage.best, atEdge, stages: [first, stage], neighbourLoss };
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
