import { group as groupBy } from "d3-array";
import type { ResultRow } from "../../../analysis/result-rows.js";
import { lossRange, outside, type Outside } from "../../../analysis/loss-range.js";
import { edgeWords } from "../../content/notes.js";
import { formatNumber, plural } from "../../../words/index.js";
import { linearAxis, logAxis, epochAxis, withEdges } from "../draw/scale.js";
import { lineChart, type Line } from "../draw/lines.js";
import { oneFigure, type Panel } from "../figure.js";
import { chosenConditions, type ConditionRows, type View } from "../view.js";
import {
  ACTIVATION,
  chosenRows,
  conditionTable,
  fullPlace,
  headOf,
  nameIn,
  rowsNote,
  size,
} from "./common.js";

const MOST_CONDITIONS = 16;

export const lossCurves = oneFigure("loss-curves", (view) => {
  const { chosen, note } = chosenConditions(view.conditions, MOST_CONDITIONS);
  const datasets = [...groupBy(chosen, ({ dataset }) => dataset).values()];
  const shown = datasets.flatMap((conditions) => shownOf(conditions, view) ?? []);
  return {
    title: "Training loss over epochs",
    caption: captionOf(chosen, view),
    notes: [
      "Median over the seeds, in a band from the first to the third quartile; a line that ends early (†) had half of its trials diverged by then. Where something leaves the axes, an edge without a tick stands for all that is beyond.",
      ...edgesOf(shown),
      ...rowsNote(chosen),
      ...note,
    ],
    panels: shown.flatMap((each) => panelsOf(each, chosen.length, view)),
    table: conditionTable(view, "Training loss over epochs", view.conditions, [
      ACTIVATION,
      ["first", "right", (row) => lossAt(row, 0)],
      ["half-way", "right", (row) => lossAt(row, 1 / 2)],
      ["last", "right", (row) => lossAt(row, 1)],
      ["last: Q1–Q3", "left", lastQuartiles],
    ]),
  };
});

const numberOrNothing = (value: number | undefined): string =>
  value === undefined ? "" : Number.isFinite(value) ? formatNumber(value) : "diverged";

/** The median after so large a share of the training. */
function lossAt({ curves }: ResultRow, share: number): string {
  const losses = curves.metrics.train_loss;
  return numberOrNothing(losses[Math.floor(share * (losses.length - 1))]?.median);
}

function lastQuartiles({ curves }: ResultRow): string {
  const last = curves.metrics.train_loss.at(-1);
  return last ? `${numberOrNothing(last.q1)}–${numberOrNothing(last.q3)}` : "";
}

const lastLoss = ({ final }: ResultRow): number => final.train_loss?.median ?? Infinity;

function captionOf(conditions: readonly ConditionRows[], view: View): string {
  const rows = conditions.flatMap(({ rows: all }) => all).filter((row) => lastLoss(row) < Infinity);
  if (rows.length === 0) return "In every setting most trials diverged.";
  const best = rows.reduce((a, b) => (lastLoss(b) < lastLoss(a) ? b : a));
  return `The lowest training loss after ${plural(best.spec.training.epochs, "epoch")} is ${nameIn(best, view, "'s")}: ${formatNumber(lastLoss(best))} (median).`;
}

type Shown = NonNullable<ReturnType<typeof shownOf>>;

/**
 * What the panels of one data set show: its conditions' lines, the range of losses that they have in common, and which
 * activations leave it; undefined where no condition has a line.
 */
function shownOf(conditions: readonly ConditionRows[], view: View) {
  const drawn = conditions
    .map((condition) => ({
      condition,
      curves: chosenRows(condition)
        .map((row) => ({ label: row.spec.activation.label, line: lineOf(row, view) }))
        .filter(({ line }) => line.points.length > 0)
        .map((curve) => ({ ...curve, values: valuesOf(curve.line) })),
    }))
    .filter(({ curves }) => curves.length > 0);
  if (drawn.length === 0) return undefined;
  const all = drawn.flatMap(({ curves }) => curves);
  const range = lossRange(all.map(({ values }) => values));
  return { drawn, range, leaving: outside(range, all) };
}

/** The panels of one data set, on the same axes. */
function panelsOf({ drawn, range, leaving }: Shown, count: number, view: View): Panel[] {
  const above = leaving.above.length > 0;
  const below = leaving.below.length > 0;
  const log = withEdges(logAxis("training loss (log)", [range.low, range.high]), { above, below });
  const linear = withEdges(linearAxis("training loss", [0, range.high]), { above, below: false });
  return drawn.map(({ condition, curves }) => {
    const lines = curves.map(({ line }) => line);
    const common = { lines, x: epochAxis(condition.rows[0].spec.training.epochs), ...size(count) };
    const lowest = lines.reduce((a, b) => (lastOf(b) < lastOf(a) ? b : a));
    return {
      ...headOf(condition, view),
      alt: `Training loss on ${fullPlace(condition)}: ${plural(lines.length, "line")}; lowest at the end is ${lowest.label} with ${formatNumber(lastOf(lowest))}.`,
      drawing: lineChart({ ...common, y: log }),
      linear: lineChart({ ...common, y: linear }),
    };
  });
}

/** The medians and the ends of their bands, in the order of time, a median first. */
const valuesOf = ({ points }: Line): number[] => points.flatMap(({ y, low = y, high = y }) => [y, low, high]);

/** Which lines leave their panels, named once for all. */
function edgesOf(shown: readonly Shown[]): string[] {
  const unique = (side: keyof Outside) => [...new Set(shown.flatMap(({ leaving }) => leaving[side]))];
  return edgeWords({ above: unique("above"), below: unique("below") });
}

const lastOf = ({ points }: Line): number => points[points.length - 1].y;

function lineOf({ spec, curves }: ResultRow, view: View): Line {
  const { label } = spec.activation;
  const losses = curves.metrics.train_loss;
  const end = losses.findIndex((loss) => loss === null || !Number.isFinite(loss.median));
  const points = curves.epochs.slice(0, end === -1 ? undefined : end).map((x, i) => {
    const { q1, median, q3 } = losses[i] as NonNullable<(typeof losses)[number]>;
    return { x, y: median, ...(Number.isFinite(q3) && { low: q1, high: q3 }) };
  });
  return { label: end === -1 ? label : `${label} †`, look: view.lineStyleOf(label), points };
}
