import { type DatasetSummary, summarizeDataset } from "../datasets/summary.js";
import { AUTO } from "../nn/losses/index.js";
import { curveMetrics } from "../metrics/index.js";
import type { Experiment, Target } from "./experiment.js";
import type { Tables } from "../datasets/table.js";

/** What the data sets of an experiment hold, in its order, as its first seed draws them. */
export const summarizeData = ({ datasets, seed, seeds }: Experiment, tables: Tables): DatasetSummary[] =>
  datasets.map((spec) => summarizeDataset(spec, seed, seeds[0], tables));

/** Where the config names no target, that of a data set whose largest class is nine rows of ten or fewer. */
const ACCURACY = 0.95;
/** A regression's values are standardised: a tenth of their variance. */
const LOSS = 0.1;

/**
 * What a constant prediction comes to on a data set.
 *
 * @param metric a curve metric; losses are those that the task has by default
 */
export const baselineOf = (metric: string, { rows, classes }: DatasetSummary): number =>
  curveMetrics.get(metric).constant(classes.map((each) => each.rows / rows));

/** What a config minimises; where it is left out, what suits the task. */
type Losses = readonly { readonly name: string }[];

/** What a constant comes to is known of the task's own loss alone. */
export const hasBaseline = (metric: string, losses: Losses = []): boolean =>
  curveMetrics.get(metric).goal === "maximize" || losses.every(({ name }) => name === AUTO);

/** The labels of those data sets whose target a constant prediction meets. */
export const datasetsMetByConstant = (
  { targets, losses }: Pick<Experiment, "targets" | "losses">,
  data: readonly DatasetSummary[],
): ReadonlySet<string> =>
  new Set(
    data
      .filter((summary) => isMetByConstant(targets[summary.label], summary, losses))
      .map(({ label }) => label),
  );

/** Whether a constant prediction meets a target, which then decides nothing. */
export function isMetByConstant(
  { metric, value }: Target,
  summary: DatasetSummary,
  losses?: Losses,
): boolean {
  if (!hasBaseline(metric, losses)) return false;
  const baseline = baselineOf(metric, summary);
  return curveMetrics.get(metric).goal === "maximize" ? value <= baseline : value >= baseline;
}

/**
 * A data set's target where the config names none: training accuracy 0.95, or where that leaves less than half of the way
 * from the largest class's share to 1, half of that way; for regression a training loss of 0.1.
 */
export function defaultTarget(summary: DatasetSummary): Target {
  if (summary.task === "regression") return { metric: "train_loss", value: LOSS };
  const halfway = (1 + baselineOf("train_accuracy", summary)) / 2;
  return { metric: "train_accuracy", value: Math.max(ACCURACY, Number(halfway.toFixed(4))) };
}
