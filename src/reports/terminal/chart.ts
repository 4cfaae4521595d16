import { plot } from "asciichart";
import type { Scale } from "./scale.js";

/** A curve: what was measured at each epoch, up to where nothing was. */
export interface Series {
  readonly label: string;
  readonly epochs: readonly number[];
  readonly values: readonly number[];
}

export interface ChartOptions {
  readonly scale: Scale;
  /** Columns that the curves take. */
  readonly width: number;
  /** The right end of the horizontal axis. */
  readonly horizon: number;
  /** Columns that the labels of the vertical axis take. */
  readonly labelWidth: number;
  /** ANSI colour of each series; empty for none. */
  readonly palette: readonly string[];
}

/**
 * The curves over one pair of axes, the horizontal one linear in epochs. Lines are not padded to one length.
 *
 * @throws {Error} without series, or with an empty one: asciichart cannot draw it.
 */
export function lineChart(series: readonly Series[], options: ChartOptions): string[] {
  const { scale, width, horizon, labelWidth, palette } = options;
  const rows = series.map((curve) => resample(curve, scale, width, horizon));
  const chart = plot(rows, {
    min: 1,
    max: scale.rows,
    height: scale.rows - 1,
    offset: 3,
    format: (row) => (scale.ticks.get(Math.round(row)) ?? "").padStart(labelWidth),
    colors: series.map((_, i) => palette[i % palette.length]),
  });
  return [...chart.split("\n"), ...horizontalAxis(width, horizon, labelWidth)];
}

/** The curve's row at each column, interpolated on the scale; it ends where the curve does. */
function resample({ epochs, values }: Series, scale: Scale, width: number, horizon: number): number[] {
  const measured = values.map((value) => Math.min(scale.rows, Math.max(1, scale.row(value))));
  const rows: number[] = [];
  let after = 0;
  for (let column = 0; column < width; column++) {
    const epoch = (column / Math.max(1, width - 1)) * horizon;
    if (epoch > epochs[epochs.length - 1]) break;
    while (epochs[after] < epoch) after++;
    rows.push(interpolate(epoch, after, epochs, measured));
  }
  return rows;
}

function interpolate(
  epoch: number,
  after: number,
  epochs: readonly number[],
  rows: readonly number[],
): number {
  if (after === 0 || epochs[after] === epoch) return rows[after];
  const share = (epoch - epochs[after - 1]) / (epochs[after] - epochs[after - 1]);
  return rows[after - 1] + share * (rows[after] - rows[after - 1]);
}

/** A line below the chart, and below it 0, the horizon, and its half where there is room. */
function horizontalAxis(width: number, horizon: number, labelWidth: number): string[] {
  const indent = " ".repeat(labelWidth + 1);
  const marks = [...`└${"─".repeat(width)}`];
  const labels = Array.from({ length: width + 1 }, () => " ");
  const place = (text: string, end: number) =>
    [...text].forEach((c, i) => (labels[end - text.length + 1 + i] = c));
  place("0", 0);
  const end = `${horizon} epochs`;
  place(end, width);
  const half = String(horizon / 2);
  const middle = Math.round(width / 2) + Math.floor(half.length / 2);
  if (Number.isInteger(horizon / 2) && middle + 2 < width - end.length) {
    place(half, middle);
    marks[Math.round(width / 2)] = "┴";
  }
  return [indent + marks.join(""), indent + labels.join("")];
}
