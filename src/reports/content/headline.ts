import { group as groupBy } from "d3-array";
import { compareCells, fastest, medianTime } from "../../analysis/rank.js";
import type { CellSummary } from "../../analysis/summarize.js";
import { factorTitle, factorsOf, type FactorName } from "../../factors/index.js";
import { formatEpochs, formatTarget, list, plural } from "../../words/index.js";

/** The cells of one data set. */
interface DatasetCells {
  readonly label: string;
  readonly cells: readonly CellSummary[];
}

/**
 * What the run has shown, in one sentence: which activation reached its target first, and where. It ranks medians, and
 * claims no more than that.
 */
export function headline(datasets: readonly DatasetCells[], factors: readonly FactorName[]): string {
  if (datasets.length === 1) return firstOn(datasets[0], factors);
  const wins = groupBy(datasets, ({ cells }) => list(distinctLabels(fastest(cells))));
  const without = wins.get("") ?? [];
  const ranked = [...wins]
    .filter(([winners]) => winners !== "")
    .toSorted(([, a], [, b]) => b.length - a.length);
  if (ranked.length === 0)
    return "No activation reached the target in more than half of its seeds, on any data set.";
  const [[winners, won], ...others] = ranked;
  if (won.length === 1 && others.length > 0 && without.length === 0) {
    const each = ranked.map(([names, group]) => `${names} on ${labelsOf(group)}`);
    return `On each data set another activation reached the target first: ${list(each)}.`;
  }
  return (
    [
      `${winners} reached the target first on ${won.length} of ${datasets.length} data sets (${labelsOf(won)})`,
      ...others.map(([names, group]) => `${names} on ${group.length} (${labelsOf(group)})`),
      ...(without.length > 0 ? [`none in more than half of its seeds on ${labelsOf(without)}`] : []),
    ].join("; ") + "."
  );
}

const labelsOf = (datasets: readonly DatasetCells[]): string => datasets.map(({ label }) => label).join(", ");

const distinctLabels = (cells: readonly CellSummary[]): string[] => [
  ...new Set(cells.map(({ spec }) => spec.activation.label)),
];

/** Which cell of a data set reached the target first, in how many epochs, and which followed. */
export function firstOn({ label, cells }: DatasetCells, factors: readonly FactorName[]): string {
  const [{ target, spec }] = cells;
  const goal = formatTarget(target);
  const first = fastest(cells);
  if (first.length === 0) return noneOn({ label, cells }, factors);
  const [{ reached, trials }] = first;
  const names = list(first.map((cell) => cellName(cell, factors)));
  const median = formatEpochs(medianTime(first[0]));
  const seeds = first.length === 1 ? `, ${reached} of ${plural(trials, "seed")}` : "";
  if (cells.length === 1) return `${names} reached ${goal} on ${label} in ${median} epochs (median${seeds}).`;
  return `${names} reached ${goal} first on ${label}: in ${median} epochs (median${seeds})${next(cells, first, factors, spec.training.epochs)}.`;
}

/** The runner-up, and whether the two can be told apart at a glance. */
function next(
  cells: readonly CellSummary[],
  first: readonly CellSummary[],
  factors: readonly FactorName[],
  horizon: number,
): string {
  const [second] = cells.filter((cell) => !first.includes(cell)).toSorted(compareCells);
  if (second === undefined || first.length > 1) return "";
  const time = medianTime(second);
  if (time === Infinity) return `; no other median is within ${plural(horizon, "epoch")}`;
  const overlap =
    second.epochsToTarget &&
    first[0].epochsToTarget &&
    second.epochsToTarget.q1 <= first[0].epochsToTarget.q3;
  return `; ${cellName(second, factors)} followed in ${formatEpochs(time)}${overlap ? ", and their quartiles overlap" : ""}`;
}

function noneOn({ label, cells }: DatasetCells, factors: readonly FactorName[]): string {
  const [{ target, spec }] = cells;
  const most = cells.toSorted(compareCells)[0];
  const start = `No activation reached ${formatTarget(target)} on ${label} within ${plural(spec.training.epochs, "epoch")}`;
  return most.reached === 0
    ? `${start}.`
    : `${start} in more than half of its seeds; ${cellName(most, factors)} came nearest, ${most.reached} of ${most.trials}.`;
}

/** "relu", or "relu (learning rate 0.3)" where more than the activation varies. */
function cellName({ spec }: CellSummary, factors: readonly FactorName[]): string {
  if (factors.length === 0) return spec.activation.label;
  const values = factorsOf(spec);
  const rest = factors.map((name) => `${factorTitle(name)} ${values[name]}`);
  return `${spec.activation.label} (${rest.join(", ")})`;
}
