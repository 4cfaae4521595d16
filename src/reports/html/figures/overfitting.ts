import { group as groupBy } from "d3-array";
import type { ResultRow } from "../../../analysis/result-rows.js";
import type { Spread } from "../../../analysis/spread.js";
import { formatNumber, percent, share } from "../../../words/index.js";
import { tableOf, type Column } from "../../content/table.js";
import { lineChart, type Line } from "../draw/lines.js";
import { linear, linearAxis, type Axis } from "../draw/scale.js";
import { oneFigure, type Panel } from "../figure.js";
import type { View } from "../view.js";
import { nameIn, LARGE } from "./common.js";

/** "none", "L2 0.01", "L2 0.01 + dropout 0.5". */
function penaltyOf({ spec: { regularization } }: ResultRow): string {
  const { l1, l2, dropout } = regularization;
  const parts = [
    ...(l1 > 0 ? [`L1 ${l1}`] : []),
    ...(l2 > 0 ? [`L2 ${l2}`] : []),
    ...(dropout > 0 ? [`dropout ${dropout}`] : []),
  ];
  return parts.join(" + ") || "none";
}

/** What regularisation is for: a small gap, and a good answer on unseen rows. */
const MEASURES: readonly {
  readonly title: string;
  spreadOf(row: ResultRow): Spread | null;
  axis(label: string, values: readonly number[]): Axis;
  format(value: number): string;
}[] = [
  {
    title: "test loss − training loss",
    spreadOf: ({ generalizationGap }) => generalizationGap,
    axis: (label, values) => linearAxis(label, [Math.min(0, ...values), Math.max(...values)]),
    format: formatNumber,
  },
  {
    title: "test accuracy",
    spreadOf: ({ final }) => final.test_accuracy ?? null,
    axis: (label, values) => linearAxis(label, [Math.min(...values), Math.max(...values)], percent),
    format: share,
  },
  {
    title: "test loss",
    spreadOf: ({ final }) => (final.test_accuracy ? null : (final.test_loss ?? null)),
    axis: (label, values) => linearAxis(label, [0, Math.max(...values)]),
    format: formatNumber,
  },
];

export const overfitting = oneFigure("overfitting", (view) => {
  if (view.findings.study.experiment.regularizations.length < 2) return undefined;
  const rows = view.mainConditions.flatMap((condition) => condition.rows);
  const penalties = [...new Set(rows.map(penaltyOf))];
  const title = "Overfitting by regularisation";
  return {
    title,
    caption: captionOf(rows, view),
    notes: [
      "Median over the seeds at the end of training, in a band from the first to the third quartile; of several further settings, each activation's fastest.",
    ],
    panels: [...groupBy(rows, ({ spec }) => spec.dataset.label)].flatMap(([dataset, group]) =>
      MEASURES.flatMap((measure) => panelOf(dataset, group, penalties, measure, view) ?? []),
    ),
    table: tableOf({ title, leading: 2 }, rows, [
      ["data set", "left", ({ spec }) => spec.dataset.label],
      ["activation", "left", ({ spec }) => spec.activation.label],
      ["regularisation", "left", penaltyOf],
      ...MEASURES.slice(0, 2).map((measure): Column<ResultRow> => [
        measure.title,
        "right",
        (row) => {
          const found = measure.spreadOf(row);
          return found === null || !Number.isFinite(found.median) ? "" : measure.format(found.median);
        },
      ]),
    ]),
  };
});

const gap = ({ generalizationGap }: ResultRow): number => generalizationGap?.median ?? 0;
const accuracy = ({ final }: ResultRow): number => final.test_accuracy?.median ?? -Infinity;

function captionOf(rows: readonly ResultRow[], view: View): string {
  const known = rows.filter((row) => Number.isFinite(row.generalizationGap?.median ?? Infinity));
  if (known.length === 0) return "";
  const worst = known.reduce((a, b) => (gap(b) > gap(a) ? b : a));
  const { activation, dataset } = worst.spec;
  const same = known.filter(
    ({ spec }) => spec.activation.label === activation.label && spec.dataset.label === dataset.label,
  );
  const best = same.reduce((a, b) => (accuracy(b) > accuracy(a) ? b : a));
  const help =
    best === worst || accuracy(best) === -Infinity
      ? ""
      : ` It answers unseen rows best with ${penaltyOf(best)}: ${share(accuracy(best))} right, against ${share(accuracy(worst))}.`;
  return `${nameIn(worst, view)} overfits the most with regularisation ${penaltyOf(worst)}: its test loss is ${formatNumber(gap(worst))} above its training loss.${help}`;
}

function panelOf(
  dataset: string,
  rows: readonly ResultRow[],
  penalties: readonly string[],
  { title, spreadOf, axis, format }: (typeof MEASURES)[number],
  view: View,
): Panel | undefined {
  const lines = [...groupBy(rows, ({ spec }) => spec.activation.label)].map(([label, group]): Line => ({
    label,
    look: view.lineStyleOf(label),
    points: penalties.flatMap((penalty, x) => {
      const found = group.filter((row) => penaltyOf(row) === penalty).map(spreadOf);
      const first = found.find((each) => each !== null && Number.isFinite(each.median));
      if (first === undefined || first === null) return [];
      const { q1, median: y, q3 } = first;
      return { x, y, ...(Number.isFinite(q3) && Number.isFinite(q1) && { low: q1, high: q3 }) };
    }),
  }));
  const drawn = lines.filter(({ points }) => points.length > 0);
  if (drawn.length === 0) return undefined;
  const values = drawn.flatMap(({ points }) => points.flatMap(({ y, low = y, high = y }) => [y, low, high]));
  const breadth = Math.max(1, penalties.length - 1);
  return {
    group: view.severalDatasets ? dataset : "",
    title,
    alt: `${title} by regularisation on ${dataset}: ${drawn.map(({ label, points }) => `${label} ${points.map(({ x: i, y }) => `${penalties[i]} ${format(y)}`).join(", ")}`).join("; ")}.`,
    drawing: lineChart({
      lines: drawn,
      x: linear("", [0, breadth], [...penalties.keys()], (i) => penalties[i].replaceAll(" ", "\n")),
      y: axis(title, values),
      dots: true,
      ...LARGE,
    }),
  };
}
