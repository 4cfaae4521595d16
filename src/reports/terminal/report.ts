import type { Findings } from "../../analysis/findings.js";
import { lossRange, outside } from "../../analysis/loss-range.js";
import { group as groupBy } from "d3-array";
import { compareCells } from "../../analysis/rank.js";
import type { CellSummary } from "../../analysis/summarize.js";
import { reportBlocks, writeBlocks, type Block, type BlockWriter } from "../blocks.js";
import { FIRST_TO_TARGET, type DatasetSection } from "../content/content.js";
import { edgeWords, warningSentence } from "../content/notes.js";
import { widthOf, wrap } from "./cells.js";
import type { Series } from "./chart.js";
import { contentTable } from "./table.js";
import { curvesChart, type CurvesChart } from "./curves-chart.js";
import { shown, type Display, styleFor } from "./display.js";
import { resultsTable } from "./results-table.js";
import { lossScale, shareScale } from "./scale.js";
import { sensitivityCharts } from "./sensitivity.js";
import { claimsText, verdictTable } from "./verdicts.js";
import { plural, present } from "../../words/index.js";

/** Curves that a chart can hold and still be read. */
const maxCurves = 12;

/** What a run prints at its end. */
export function terminalReport(findings: Findings, display: Display): string {
  const blocks = reportBlocks(findings);
  if (blocks === undefined) return "No trial of this study has finished.\n";
  return terminalText(blocks, display);
}

export const terminalText = (blocks: readonly Block[], display: Display): string =>
  shown(`${writeBlocks(blocks, writerFor(display)).join("\n\n")}\n`, display);

function writerFor(display: Display): BlockWriter {
  const { bold, dim } = styleFor(display);
  const dimmed = (lines: readonly string[]) => dim(lines.map((line) => fold(line, display)).join("\n"));
  return {
    finding: ({ text, basis }) => [`${bold(fold(text, display))}\n${dimmed(basis)}`],
    paragraph: ({ text }) => [fold(text, display)],
    list: ({ heading, items }) => [textList(heading, items, display)],
    facts: ({ setting, data }) => [dimmed([setting, ...data])],
    results: ({ sections, legend: [first, ...others] }) => [
      ...sections.flatMap((section) => datasetParagraphs(section, display)),
      dimmed([`* ${FIRST_TO_TARGET}. ${first}`, ...others]),
    ],
    tables: ({ tables, note }) =>
      tables.map((table, i) =>
        [contentTable(table, display), ...(i === tables.length - 1 ? [dimmed([note])] : [])].join("\n"),
      ),
    rates: ({ study }) => [sensitivityCharts(study, display)],
    claims: ({ heading, claims }) => [claimsText(heading, claims, display)],
    warnings: ({ warnings }) => [warningList(warnings, display)],
  };
}

const fold = (text: string, display: Display, indent = 0): string =>
  wrap(shown(text, display), Math.min(display.columns, 110) - indent);

function datasetParagraphs(section: DatasetSection, display: Display): string[] {
  const { bold, dim } = styleFor(display);
  const title = wrap(shown(` ${section.title} `, display), display.columns - 2);
  const rule = "─".repeat(Math.max(0, Math.min(display.columns, 120) - widthOf(title) - 2));
  return present([
    `${dim("──")}${bold(title)}${dim(rule)}`,
    section.sentence !== "" && fold(section.sentence, display),
    resultsTable(section, display),
    ...charts(section.rows, display),
  ]);
}

function charts(cells: readonly CellSummary[], display: Display): string[] {
  const axis = { from: 0, to: cells[0].spec.training.epochs, unit: " epochs" };
  const byActivation = [...groupBy(cells, ({ spec }) => spec.activation.label).values()];
  const several = cells.length > byActivation.length;
  const fastest = chooseCurves(byActivation, compareCells);
  const deadliest = chooseCurves(byActivation, (a, b) => (b.units.dead ?? 0) - (a.units.dead ?? 0));
  const losses = fastest.map(lossSeries).filter(({ values }) => values.length > 0);
  const deaths = deadliest.map(deadSeries).filter(({ values }) => values.some((value) => value > 0));
  const lossNotes = present([
    several && "For each activation its fastest row of the table.",
    fastest.length < byActivation.length &&
      `The ${fastest.length} fastest; ${byActivation.length - fastest.length} more are in curves.csv.`,
    ...edgeWords(outside(lossRange(losses.map(({ values }) => values)), losses)),
  ]);
  const deadNotes = several ? ["For each activation its row with the most dead units at the end."] : [];
  return [
    ...titled(
      "Training loss, median over the seeds (logarithmic)",
      lossNotes,
      { series: losses, axis, scale: lossScale },
      display,
    ),
    ...titled(
      `Dead hidden units, mean over the seeds${others(deadliest.length - deaths.length)}`,
      deadNotes,
      { series: deaths, axis, scale: (curves, rows) => shareScale(curves.flat(), rows) },
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

/** What judging prints: the verdicts, and the warnings at the end. */
export function verdictReport({ verdicts, warnings }: Findings, display: Display): string {
  const paragraphs = [
    verdictTable(verdicts, display),
    warningList(warnings.map(warningSentence), display),
  ].filter((text) => text !== "");
  return shown(`${paragraphs.join("\n\n") || "No verdict: no claim could be judged."}\n`, display);
}

/** Lines set in under a heading, each after a mark of one cell; empty where there are none. */
function textList(heading: string, lines: readonly string[], display: Display, mark = " "): string {
  if (lines.length === 0) return "";
  const { bold } = styleFor(display);
  const items = lines.map((line) => `${mark} ${fold(line, display, 2).replaceAll("\n", "\n  ")}`);
  return [bold(fold(heading, display)), ...items].join("\n");
}

/** All warnings at the end of a report, in one voice. */
export const warningList = (warnings: readonly string[], display: Display): string =>
  textList(plural(warnings.length, "warning"), warnings, display, "!");
