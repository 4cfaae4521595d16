import { shown, type Display, styleFor } from "./display.js";
import { labelWidthOf, lineChart, type HorizontalAxis, type Series } from "./chart.js";
import type { Scale } from "./scale.js";
import { padEnd, shorten, widthOf } from "./cells.js";

export interface CurvesChart {
  readonly series: readonly Series[];
  readonly axis: HorizontalAxis;
  /** Makes the vertical scale for a number of rows. */
  scale(curves: readonly (readonly number[])[], rows: number): Scale;
}

/**
 * Curves of the same measure. With colours they share one chart, each labelled at its end; without, one small chart
 * each stands side by side, all with the same axes, because a bundle of lines of one colour cannot be read.
 */
export function curvesChart(chart: CurvesChart, display: Display): string {
  const series = chart.series.map((curve) => ({ ...curve, label: shown(curve.label, display) }));
  return display.colour && series.length > 1
    ? overlaid({ ...chart, series }, display)
    : sideBySide({ ...chart, series }, display);
}

const valuesOf = (series: readonly Series[]) => series.map(({ values }) => values);

function overlaid({ series, axis, scale: makeScale }: CurvesChart, display: Display): string {
  const scale = makeScale(valuesOf(series), Math.max(14, series.length));
  const labelWidth = labelWidthOf(scale);
  const names = series.map(({ label }) => shorten(label, Math.max(8, Math.floor(display.columns / 4))));
  const labels = Math.max(...names.map(widthOf));
  const width = Math.min(display.columns - labelWidth - labels - 4, 100);
  const { palette } = styleFor(display);
  const lines = lineChart(series, { scale, width, axis, palette });
  const lineWidth = labelWidth + 2 + width;
  for (const [row, i] of endRows(series, scale)) {
    const line = scale.rows - row;
    const paint = palette[i % palette.length];
    const text = lines[line].trimEnd();
    lines[line] = `${text}${" ".repeat(Math.max(1, lineWidth + 1 - widthOf(text)))}${paint(names[i])}`;
  }
  return lines.map((line) => line.trimEnd()).join("\n");
}

/**
 * A row of its own for each series' label, by row: where the curve ends or as near to it as the others allow, in the
 * order of the curves' ends.
 */
function endRows(series: readonly Series[], { row, rows }: Scale): Map<number, number> {
  const ends = series.map(({ values }, i) => ({ i, end: row(values[values.length - 1]) }));
  const placed = new Map<number, number>();
  let ceiling = rows;
  for (const [k, { i, end }] of ends.toSorted((a, b) => b.end - a.end).entries()) {
    const floor = series.length - k;
    const at = Math.min(ceiling, Math.max(floor, Math.round(end)));
    placed.set(at, i);
    ceiling = at - 1;
  }
  return placed;
}

const panelRows = 7;
const panelGap = 3;

function sideBySide({ series, axis, scale: makeScale }: CurvesChart, { columns }: Display): string {
  const scale = makeScale(valuesOf(series), panelRows);
  const labelWidth = labelWidthOf(scale);
  const across = Math.max(1, Math.min(series.length, Math.floor((columns + panelGap) / (34 + panelGap))));
  const panelWidth = Math.min(60, Math.floor((columns - (across - 1) * panelGap) / across));
  const width = Math.max(8, panelWidth - labelWidth - 2);
  const panels = series.map((curve) => [
    `${" ".repeat(labelWidth + 2)}${shorten(curve.label, width)}`,
    ...lineChart([curve], { scale, width, axis, palette: [] }),
  ]);
  const rows: string[] = [];
  for (let first = 0; first < panels.length; first += across) {
    const row = panels.slice(first, first + across);
    rows.push(
      row[0]
        .map((_, line) =>
          row
            .map((panel) => padEnd(panel[line], panelWidth))
            .join(" ".repeat(panelGap))
            .trimEnd(),
        )
        .join("\n"),
    );
  }
  return rows.join("\n\n");
}
