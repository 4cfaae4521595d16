import { mean } from "d3-array";
import type { Experiment, Target } from "../experiment/experiment.js";
import type { CurveMetric } from "../metrics/definition.js";
import { curveMetrics, layerMetrics } from "../metrics/index.js";
import type { FinishedTrial, Study } from "../results/study.js";
import type { Portrait } from "../trial/portrait.js";
import type { MeasuredResult } from "../trial/result.js";
import type { TrialSpec } from "../trial/spec.js";
import { layerCurves, type LayerCurves } from "./layer-curves.js";
import { scoreOf } from "../experiment/measure.js";
import { matchedCost } from "../experiment/match.js";
import { spread, worst, type Spread } from "./spread.js";

/** The layer metrics that are a share of the units, so that they have a mean over layers, weighted by width. */
export const unitShares = layerMetrics.members.filter(({ unit }) => unit === "share");

/** What the trials of one cell, which differ only in their seed, came to. */
export interface CellSummary {
  /** The cell's factors: the spec of its first trial, whose seed means nothing. */
  readonly spec: TrialSpec;
  readonly target: Target;
  /** Trials that completed or diverged; those that failed measured nothing and are counted apart. */
  readonly trials: number;
  readonly reached: number;
  readonly diverged: number;
  readonly failed: number;
  /** Not reached, diverged included, counts as Infinity: longer than the horizon. Null without trials. */
  readonly epochsToTarget: Spread | null;
  readonly stepsToTarget: Spread | null;
  /** Every trial's time to target in epochs, ascending; Infinity where it was not reached. */
  readonly times: readonly number[];
  /**
   * By curve metric, at the last evaluation; a diverged trial counts as infinitely bad. Null where the metric is
   * not defined.
   */
  readonly final: Readonly<Record<string, Spread | null>>;
  /** Final test loss minus final training loss. */
  readonly generalizationGap: Spread | null;
  /**
   * By layer metric that is a share: at a trial's last evaluation, over all its hidden units, mean over trials.
   * The mean, because the median would hide one dead network among ten.
   */
  readonly units: Readonly<Record<string, number | null>>;
  /** By curve metric, at each of `epochs`. */
  readonly curves: {
    readonly epochs: readonly number[];
    readonly metrics: Readonly<Record<string, readonly (Spread | null)[]>>;
    /** Share of dead units, mean over trials; one that diverged keeps its last value. */
    readonly dead: readonly (number | null)[];
    /** One a hidden layer. */
    readonly layers: readonly LayerCurves[];
  };
  /** The first trial's portrait; absent where it did not complete. */
  readonly portrait?: Portrait;
  readonly parameterCount: number | null;
  /** Floating-point operations of a forward and backward pass for each sample; where widths are matched. */
  readonly flops?: number;
  /** Wall-clock training time of all trials. */
  readonly seconds: number;
  /** Epochs that all trials together trained, as far as they were evaluated. */
  readonly epochsTrained: number;
}

/** The evaluated cells among `specs` (of the whole plan when left out), in their order, one in memory at a time. */
export const summarize = (study: Study, specs?: Iterable<TrialSpec>): Generator<CellSummary> =>
  cells(study.trials(specs), (trials) => summarizeCell(trials, study.experiment));

/** @param trials of one cell, one or more */
export function summarizeCell(trials: readonly FinishedTrial[], experiment: Experiment): CellSummary {
  const { spec } = trials[0];
  const results = trials.map(({ result }) => result).filter((result) => result.state !== "failed");
  const scores = trials.map((trial) => scoreOf(trial, experiment)).filter((score) => score !== undefined);
  const times = scores.map((score) => (score.reached ? score.epochs : Infinity));
  const portrait = results.find((result) => result.portrait !== undefined)?.portrait;
  return {
    spec,
    target: experiment.targets[spec.dataset.label],
    trials: results.length,
    reached: scores.filter(({ reached }) => reached).length,
    diverged: results.filter(({ state }) => state === "diverged").length,
    failed: trials.length - results.length,
    epochsToTarget: spread(times, "minimize"),
    stepsToTarget: spread(
      scores.map((score) => (score.reached ? score.steps : Infinity)),
      "minimize",
    ),
    times: times.toSorted((a, b) => a - b),
    final: byCurveMetric((metric) => spreadOf(results, metric, (result) => finalValue(result, metric))),
    generalizationGap: generalizationGap(results),
    units: Object.fromEntries(
      unitShares.map(({ name }) => [
        name,
        mean(results, (result) => unitShare(result, name, spec.hidden, lastIndex(result))) ?? null,
      ]),
    ),
    curves: summarizeCurves(results, spec.hidden),
    ...(portrait !== undefined && { portrait }),
    parameterCount: results[0]?.parameterCount ?? null,
    ...(experiment.match && { flops: matchedCost(spec, experiment)?.flops }),
    seconds: trials.reduce((sum, { seconds }) => sum + seconds, 0),
    epochsTrained: results.reduce((sum, { curve }) => sum + (curve.epochs.at(-1) ?? 0), 0),
  };
}

function summarizeCurves(
  results: readonly MeasuredResult[],
  hidden: readonly number[],
): CellSummary["curves"] {
  const epochs = results.map(({ curve }) => curve.epochs).reduce((a, b) => (b.length > a.length ? b : a), []);
  return {
    epochs,
    metrics: byCurveMetric((metric) => {
      if (!isMeasured(results, metric)) return epochs.map(() => null);
      return epochs.map((_, i) =>
        spread(
          results.map((result) => valueAt(result, metric, i)),
          metric.goal,
        ),
      );
    }),
    dead: epochs.map(
      (_, i) =>
        mean(results, (result) => unitShare(result, "dead", hidden, Math.min(i, lastIndex(result)))) ?? null,
    ),
    layers: layerCurves(results, hidden.length, epochs.length),
  };
}

const byCurveMetric = <T>(value: (metric: CurveMetric) => T): Record<string, T> =>
  Object.fromEntries(curveMetrics.members.map((metric) => [metric.name, value(metric)]));

/** Median and quartiles over the trials; null where no trial has ever measured this metric. */
function spreadOf(
  results: readonly MeasuredResult[],
  metric: CurveMetric,
  value: (result: MeasuredResult) => number,
): Spread | null {
  return isMeasured(results, metric) ? spread(results.map(value), metric.goal) : null;
}

const isMeasured = (results: readonly MeasuredResult[], { name }: CurveMetric): boolean =>
  results.some(({ curve }) => curve.metrics[name]?.some((entry) => entry !== null));

/** The metric at an evaluation, or the worst there is: after divergence, and where it overflowed. */
const valueAt = ({ curve }: MeasuredResult, { name, goal }: CurveMetric, index: number): number =>
  curve.metrics[name]?.[index] ?? worst(goal);

const finalValue = (result: MeasuredResult, metric: CurveMetric): number =>
  result.state === "diverged" ? worst(metric.goal) : valueAt(result, metric, lastIndex(result));

function generalizationGap(results: readonly MeasuredResult[]): Spread | null {
  const test = curveMetrics.get("test_loss");
  return spreadOf(results, test, (result) => {
    const trainLoss = finalValue(result, curveMetrics.get("train_loss"));
    return Number.isFinite(trainLoss) ? finalValue(result, test) - trainLoss : Infinity;
  });
}

const lastIndex = ({ curve }: MeasuredResult): number => curve.epochs.length - 1;

/** A share over all hidden units: the layers' shares, weighted by their width. Null where no layer defines it. */
export function unitShare(
  { curve }: MeasuredResult,
  name: string,
  hidden: readonly number[],
  index: number,
): number | null {
  const layers = hidden
    .map((units, layer) => ({ units, share: curve.layers[layer]?.[name]?.[index] ?? null }))
    .filter((layer): layer is { units: number; share: number } => layer.share !== null);
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  return units === 0 ? null : layers.reduce((sum, layer) => sum + layer.units * layer.share, 0) / units;
}

/** Mean wall-clock seconds of one trial's epoch; null where nothing was trained. */
export function secondsPerEpoch({
  seconds,
  epochsTrained,
}: Pick<CellSummary, "seconds" | "epochsTrained">): number | null {
  return epochsTrained > 0 ? seconds / epochsTrained : null;
}

/**
 * What is made of an evaluation cell by cell: of trials that differ in nothing but their seed. They stand side by side
 * in plan order, so no more than one cell is in memory at a time.
 *
 * @param use must not keep the cell, which is emptied after it
 */
function* cells<T>(
  trials: Iterable<FinishedTrial>,
  use: (cell: readonly FinishedTrial[]) => T,
): Generator<T> {
  const cell: FinishedTrial[] = [];
  let key = "";
  for (const trial of trials) {
    if (trial.spec.phase !== "evaluate") continue;
    const next = JSON.stringify({ ...trial.spec, seed: undefined, portrait: undefined });
    if (next !== key && cell.length > 0) {
      const made = use(cell);
      cell.length = 0;
      yield made;
    }
    key = next;
    cell.push(trial);
  }
  if (cell.length > 0) yield use(cell);
}
