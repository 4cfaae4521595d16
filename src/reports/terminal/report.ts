import type { Findings } from "../../analysis/findings.js";
import { groupBy } from "../../analysis/group-by.js";
import { compareCells } from "../../analysis/rank.js";
import type { CellSummary } from "../../analysis/summarize.js";
import { FACTOR_NAMES, factorsOf, type FactorName } from "../../experiment/factors.js";
import { acrossTables } from "./across.js";
import type { Series } from "./chart.js";
import { curvesChart, type CurvesChart } from "./curves-chart.js";
import { shown, type Display } from "./display.js";
import { formatTarget, plural, wrap } from "./format.js";
import { firstOn, headline, type DatasetCells } from "./headline.js";
import { resultsTable } from "./results-table.js";
import { logScale, shareScale } from "./scale.js";
import { sensitivityCharts } from "./sensitivity.js";
import { styleFor } from "./style.js";
import { verdictTable } from "./verdicts.js";
import { warningList } from "./warnings.js";

/** Curves that a chart can hold and still be read. */
const maxCurves = 12;

/**
 * What a run prints at its end: the finding in a sentence; a table and charts per data set; the data sets together;
 * how the learning rate matters, where it was tuned; then what is looked for on a screen that has scrolled: verdicts
 * and warnings.
 */
export function terminalReport(findings: Findings, display: Display): string {
  const { study, cells, verdicts, warnings } = findings;
  const { bold, dim } = styleFor(display);
  if (cells.length === 0) return "No trial of this study has finished.\n";
  const factors = varyingFactors(cells);
  const datasets = byDataset(cells);
  const declared = verdicts.filter(({ status }) => status === "declared");
  const paragraphs = [
    [
      bold(fold(headline(datasets, factors), display)),
      dim(fold(exploratory(cells, factors, study.experiment.tuning !== undefined), display)),
    ].join("\n"),
    dim(fold(setting(cells[0], factors), display)),
    ...datasets.flatMap((dataset) => section(dataset, factors, datasets.length > 1, display)),
    dim(
      legend(cells)
        .map((line) => fold(line, display))
        .join("\n"),
    ),
    acrossTables(findings, display),
    sensitivityCharts(study, display),
    declared.length > 0 ? verdictTable(declared, display) : "",
    warningList(warnings, display),
  ].filter((paragraph) => paragraph !== "");
  return shown(`${paragraphs.join("\n\n")}\n`, display);
}

const fold = (text: string, display: Display): string =>
  wrap(shown(text, display), Math.min(display.columns, 110));

function byDataset(cells: readonly CellSummary[]): DatasetCells[] {
  const groups = groupBy(cells, ({ spec }) => spec.dataset.label);
  return [...groups].map(([label, group]) => ({ label, cells: group }));
}

function exploratory(cells: readonly CellSummary[], factors: readonly FactorName[], tuned: boolean): string {
  const most = Math.max(...cells.map(({ trials }) => trials));
  const given = factors.includes("learning_rate") ? "the given learning rates" : "one learning rate for all";
  const rates = tuned ? "tuned learning rates" : given;
  return `Exploratory: medians over ${plural(most, "seed")} at ${rates}, compared without a test.`;
}

/** What differs between cells beside the data set and the activation. Rates may differ because tuning chose them. */
function varyingFactors(cells: readonly CellSummary[]): FactorName[] {
  const values = cells.map(({ spec }) => factorsOf(spec));
  return conditions.filter((name) => new Set(values.map((factors) => factors[name])).size > 1);
}

const conditions = FACTOR_NAMES.filter((name) => name !== "dataset" && name !== "activation");

/** The factors that do not vary, but for penalties of 0. */
function setting({ spec }: CellSummary, varying: readonly FactorName[]): string {
  const values = factorsOf(spec);
  const constant = conditions
    .filter((name) => !varying.includes(name) && values[name] !== 0)
    .map((name) => `${name.replace("_", " ")} ${values[name]}`);
  return `Everywhere: ${constant.join(" · ")} · ${plural(spec.training.epochs, "epoch")}`;
}

function section(
  dataset: DatasetCells,
  factors: readonly FactorName[],
  withSentence: boolean,
  display: Display,
): string[] {
  const { bold, dim } = styleFor(display);
  const { label, cells } = dataset;
  const title = shown(` ${label}: ${formatTarget(cells[0].target)} `, display);
  const rule = "─".repeat(Math.max(0, Math.min(display.columns, 120) - title.length - 2));
  return [
    `${dim("──")}${bold(title)}${dim(rule)}`,
    ...(withSentence ? [fold(firstOn(dataset, factors), display)] : []),
    resultsTable(cells, factors, display),
    ...charts(cells, display),
  ];
}

function charts(cells: readonly CellSummary[], display: Display): string[] {
  const axis = { from: 0, to: cells[0].spec.training.epochs, unit: " epochs" };
  const byActivation = [...groupBy(cells, ({ spec }) => spec.activation.label).values()];
  const several = cells.length > byActivation.length;
  const fastest = chooseCurves(byActivation, compareCells);
  const deadliest = chooseCurves(byActivation, (a, b) => (b.units.dead ?? 0) - (a.units.dead ?? 0));
  const losses = fastest.map(lossSeries).filter(({ values }) => values.length > 0);
  const deaths = deadliest.map(deadSeries).filter(({ values }) => values.some((value) => value > 0));
  const lossNotes = [
    ...(several ? ["For each activation its fastest row of the table."] : []),
    ...(fastest.length < byActivation.length
      ? [`The ${fastest.length} fastest; ${byActivation.length - fastest.length} more are in curves.csv.`]
      : []),
  ];
  const deadNotes = several ? ["For each activation its row with the most dead units at the end."] : [];
  return [
    ...titled(
      "Training loss, median over the seeds (logarithmic)",
      lossNotes,
      { series: losses, axis, scale: logScale },
      display,
    ),
    ...titled(
      `Dead hidden units, mean over the seeds${others(deadliest.length - deaths.length)}`,
      deadNotes,
      { series: deaths, axis, scale: shareScale },
      display,
    ),
  ];
}

const others = (count: number): string =>
  count > 0 ? `; none ever with the ${count === 1 ? "other" : `${count} others`}` : "";

/** A chart below its title; nothing where there are no curves. */
function titled(title: string, notes: readonly string[], chart: CurvesChart, display: Display): string[] {
  if (chart.series.length === 0) return [];
  const { bold, dim } = styleFor(display);
  const note = notes.length > 0 ? [dim(fold(notes.join(" "), display))] : [];
  return [[bold(fold(title, display)), ...note, curvesChart(chart, display)].join("\n")];
}

/** The first cell of each group by an order, and of more groups than a chart can hold the first of those. */
function chooseCurves(
  groups: readonly (readonly CellSummary[])[],
  order: (a: CellSummary, b: CellSummary) => number,
): CellSummary[] {
  const firsts = groups.map((group) => group.toSorted(order)[0]);
  const chosen = new Set(firsts.toSorted(order).slice(0, maxCurves));
  return firsts.filter((cell) => chosen.has(cell));
}

/** Up to where half of the trials had diverged. */
function lossSeries({ spec, curves }: CellSummary): Series {
  const medians = curves.metrics.train_loss.map((loss) => loss?.median ?? Infinity);
  const values = leadingNumbers(medians);
  const x = curves.epochs.slice(0, values.length);
  const { label } = spec.activation;
  return { label: (x.at(-1) ?? 0) < spec.training.epochs ? `${label} (diverged)` : label, x, values };
}

function deadSeries({ spec, curves }: CellSummary): Series {
  const values = leadingNumbers(curves.dead);
  return { label: spec.activation.label, x: curves.epochs.slice(0, values.length), values };
}

/** The values before the first that is missing or infinite. */
function leadingNumbers(values: readonly (number | null)[]): number[] {
  const end = values.findIndex((value) => value === null || !Number.isFinite(value));
  return values.slice(0, end === -1 ? undefined : end).filter((value) => value !== null);
}

/** What the columns mean, for those that stand there. */
function legend(cells: readonly CellSummary[]): string[] {
  const hidden = cells.some(({ units }) => units.dead !== null);
  return [
    "* first to the target. Epochs to target: first crossing, interpolated; a seed that never arrives counts as longer than the horizon. Losses and accuracies are medians at the end.",
    ...(hidden
      ? [
          "Dead: units whose gradient is exactly 0 on every probe sample. Saturated (sat.): derivative below 2.66% of its largest (|x| > 5 for the sigmoid). Both are shares at the end, mean over the seeds.",
        ]
      : []),
    ...(cells.some(({ diverged }) => diverged > 0)
      ? ["Diverged (div.): the loss became infinite; such a seed counts as infinitely bad in every median."]
      : []),
    ...(cells.some(({ failed }) => failed > 0)
      ? ["Failed: an error ended the trial; trials.csv says which."]
      : []),
  ];
}
