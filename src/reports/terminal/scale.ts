import { nice } from "d3-array";
import { leavesAbove, leavesBelow, lossRange } from "../../analysis/loss-range.js";
import { formatNumber, percent } from "../../words/index.js";

/** Maps values to the rows of a chart, 1 at the bottom; rows are fractions until they are drawn. */
export interface Scale {
  readonly rows: number;
  row(value: number): number;
  /** Labels by row, for the rows that have one. */
  readonly ticks: ReadonlyMap<number, string>;
}

/**
 * A logarithmic scale over losses, with ticks at 1, 2 and 5 times the powers of ten as far as there is room. What is
 * above or below what it shows lies on a row of its own, marked > or <.
 *
 * @param curves each in the order of time
 */
export function lossScale(curves: readonly (readonly number[])[], rows: number): Scale {
  const range = lossRange(curves);
  const { low, high } = range;
  const above = curves.some((curve) => leavesAbove(range, curve));
  const below = curves.some((curve) => leavesBelow(range, curve));
  const [bottom, top] = [below ? 2 : 1, above ? rows - 1 : rows];
  const [from, to] = widened(low, high);
  const row = (value: number) => {
    if (value > high) return rows;
    if (value < low) return 1;
    return bottom + ((top - bottom) * Math.log10(value / from)) / Math.log10(to / from);
  };
  const ticks = new Map(placeTicks(logTicks(from, to), row, [bottom, top], [from, to], formatTick));
  if (above) ticks.set(rows, `>${formatTick(high)}`);
  if (below) ticks.set(1, `<${formatTick(low)}`);
  return { rows, row, ticks };
}

/** Room around a line that would otherwise be flat. */
const widened = (low: number, high: number): [number, number] =>
  high / low < 1.05 ? [low / 1.5, high * 1.5] : [low, high];

/** Candidates in order of importance: powers of ten, then 2 and 5 times them. */
function logTicks(low: number, high: number): number[] {
  const from = Math.floor(Math.log10(low));
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - from + 1 }, (_, i) => from + i);
  return [1, 2, 5]
    .flatMap((digit) => powers.map((power) => Number(`${digit}e${power}`)))
    .filter((tick) => tick >= low && tick <= high);
}

/** As short as it is exact: 0.01, 1e-6; the ends of a scale to three digits. */
function formatTick(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return rounded >= 1e-3 && rounded < 1e5 ? String(rounded) : formatNumber(rounded);
}

/** A linear scale of shares from 0 to a round number above the greatest. */
export function shareScale(values: readonly number[], rows: number): Scale {
  const greatest = Math.max(...values);
  const high = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((round) => round >= greatest) ?? 1;
  const row = (value: number) => 1 + ((rows - 1) * value) / high;
  return { rows, row, ticks: placeTicks([0, high, high / 2], row, [1, rows], [0, high], percent) };
}

/** A linear scale over the values, its ends round numbers, with ticks there, at 0 and in the middle. */
export function linearScale(values: readonly number[], rows: number): Scale {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const [low, high] = nice(least, Math.max(greatest, least + 1e-3 * Math.abs(least), least + 1e-9), 10);
  const row = (value: number) => 1 + ((rows - 1) * (value - low)) / (high - low);
  const candidates = [low, high, ...(low <= 0 && high >= 0 ? [0] : []), (low + high) / 2];
  return { rows, row, ticks: placeTicks(candidates, row, [1, rows], [low, high], formatPlain, 0) };
}

const formatPlain = (value: number): string => String(Number(value.toPrecision(3)));

/**
 * The ticks on their nearest rows, `gap` rows or more between two of them. Where fewer than two find a place, the ends
 * of the scale are labelled instead.
 */
function placeTicks(
  candidates: readonly number[],
  row: (value: number) => number,
  [bottom, top]: readonly [number, number],
  ends: readonly [number, number],
  format: (value: number) => string,
  gap = 1,
): ReadonlyMap<number, string> {
  const placed = new Map<number, string>();
  for (const tick of candidates) {
    const at = Math.round(row(tick));
    if ([...placed.keys()].every((taken) => Math.abs(taken - at) > gap)) placed.set(at, format(tick));
  }
  if (placed.size >= 2) return placed;
  return new Map([
    [bottom, format(ends[0])],
    [top, format(ends[1])],
  ]);
}
