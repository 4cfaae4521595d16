import { plot, reset } from "asciichart";
import type { Scale } from "./scale.js";
import type { Paint } from "./display.js";

/** A curve: values at ascending x, up to where there are none. */
export interface Series {
  readonly label: string;
  readonly x: readonly number[];
  readonly values: readonly number[];
}

/** The horizontal axis. */
export interface HorizontalAxis {
  readonly from: number;
  readonly to: number;
  /** Follows the number at the right end: " epochs". */
  readonly unit: string;
}

interface ChartOptions {
  readonly scale: Scale;
  /** Columns that the curves take. */
  readonly width: number;
  readonly axis: HorizontalAxis;
  /** Colour of each series; empty for none. */
  readonly palette: readonly Paint[];
}

/** Columns that the labels of the vertical axis take. */
export const labelWidthOf = ({ ticks }: Scale): number =>
  Math.max(3, ...[...ticks.values()].map((label) => label.length));

/**
 * The curves over one pair of axes, the horizontal one linear. Lines are not padded to one length.
 *
 * @throws {Error} without series, or with an empty one: asciichart cannot draw it.
 */
export function lineChart(series: readonly Series[], options: ChartOptions): string[] {
  const { scale, width, axis, palette } = options;
  const labelWidth = labelWidthOf(scale);
  const rows = series.map((curve) => resample(curve, scale, width, axis));
  const chart = plot(rows, {
    min: 1,
    max: scale.rows,
    height: scale.rows - 1,
    offset: 3,
    format: (row) => (scale.ticks.get(Math.round(row)) ?? "").padStart(labelWidth),
    colors: palette.length === 0 ? [] : series.map((_, i) => String.fromCharCode(FIRST_TOKEN + i)),
  });
  return [...paint(chart, palette).split("\n"), ...horizontalAxis(width, axis, labelWidth)];
}

/** Characters of no meaning of their own that stand for the colours of the series while asciichart draws. */
const FIRST_TOKEN = 0xe000;

/** asciichart puts a series' colour before each of its characters, and one code that ends all colours behind it. */
function paint(chart: string, palette: readonly Paint[]): string {
  return chart
    .replaceAll(reset, "")
    .replaceAll(/([\ue000-\uf8ff])(.)/gu, (_, token: string, character: string) =>
      palette[(token.charCodeAt(0) - FIRST_TOKEN) % palette.length](character),
    );
}

/** The curve's row at each column, interpolated on the scale; it ends where the curve does. */
function resample(
  { x, values }: Series,
  scale: Scale,
  width: number,
  { from, to }: HorizontalAxis,
): number[] {
  const measured = values.map((value) => Math.min(scale.rows, Math.max(1, scale.row(value))));
  const rows: number[] = [];
  let after = 0;
  for (let column = 0; column < width; column++) {
    const at = from + (column / Math.max(1, width - 1)) * (to - from);
    if (at > x[x.length - 1]) break;
    while (x[after] < at) after++;
    rows.push(interpolate(at, after, x, measured));
  }
  return rows;
}

function interpolate(at: number, after: number, x: readonly number[], rows: readonly number[]): number {
  if (after === 0 || x[after] === at) return rows[after];
  const share = (at - x[after - 1]) / (x[after] - x[after - 1]);
  return rows[after - 1] + share * (rows[after] - rows[after - 1]);
}

/** A line below the chart, and below it the axis' ends, and its middle where there is room. */
function horizontalAxis(width: number, { from, to, unit }: HorizontalAxis, labelWidth: number): string[] {
  const indent = " ".repeat(labelWidth + 1);
  const marks = [...`└${"─".repeat(width)}`];
  const labels = Array.from({ length: width + 1 }, () => " ");
  const place = (text: string, start: number) => [...text].forEach((c, i) => (labels[start + i] = c));
  const [left, half, right] = [String(from), String((from + to) / 2), `${to}${unit}`];
  const middle = Math.round(width / 2);
  const halfStart = middle - Math.floor((half.length - 1) / 2);
  place(left, 0);
  place(right, width + 1 - right.length);
  if (half.length <= right.length && halfStart + half.length + 1 < width - right.length) {
    place(half, halfStart);
    marks[middle] = "┴";
  }
  return [indent + marks.join(""), indent + labels.join("")];
}
