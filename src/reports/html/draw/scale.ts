import { nice, ticks } from "d3-array";
import { DECADES } from "../../../analysis/loss-range.js";
import type { Bounds } from "../../../stats/index.js";
import { percent } from "../../../words/index.js";

/** A horizontal or vertical axis. */
export interface Axis {
  readonly label: string;
  readonly log: boolean;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  format(value: number): string;
}

/** A linear axis that is written as `format` says. */
export const linear = (
  label: string,
  domain: Axis["domain"],
  marks: readonly number[],
  format: (value: number) => string = String,
): Axis => ({ label, log: false, domain, ticks: marks, format });

/** Where a value lies between the ends of an axis, from 0 to 1. */
export const position = ({ log, domain: [from, to] }: Axis, value: number): number =>
  log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);

/** An axis with room beyond its ticks, at whose edges all is drawn that lies further out. */
export function withEdges(
  { domain: [from, to], ...axis }: Axis,
  { above, below }: { above: boolean; below: boolean },
): Axis {
  const margin = axis.log ? (to / from) ** EDGE : EDGE * (to - from);
  const least = below ? (axis.log ? from / margin : from - margin) : from;
  const greatest = above ? (axis.log ? to * margin : to + margin) : to;
  return { ...axis, domain: [least, greatest] };
}

/** The share of an axis that stands for what lies beyond it. */
const EDGE = 0.06;

/** An axis from the least to the greatest positive value; what is smaller than it reaches lies at its foot. */
export function logAxis(label: string, values: readonly number[], include: readonly number[] = []): Axis {
  const positive = [...values, ...include].filter((value) => value > 0 && Number.isFinite(value));
  const greatest = Math.max(...(positive.length > 0 ? positive : [1]));
  const least = Math.max(Math.min(...(positive.length > 0 ? positive : [1])), greatest * 10 ** -DECADES);
  const [from, to] = greatest / least < 1.5 ? [least / 1.5, greatest * 1.5] : [least / 1.08, greatest * 1.08];
  return { label, log: true, domain: [from, to], ticks: logTicks(from, to), format: shortNumber };
}

/** The ends of what is known of a value; none where nothing is. */
export const endsOf = (bounds: Bounds | null): number[] =>
  bounds === null ? [] : [bounds.lower, bounds.upper];

/** A logarithmic axis of ratios, those that are farthest left out. */
export const ratioAxis = (
  label: string,
  ratios: readonly number[],
  farthest: number,
  include: readonly number[],
): Axis =>
  logAxis(
    label,
    ratios.filter((ratio) => ratio >= 1 / farthest && ratio <= farthest),
    include,
  );

/** Round numbers, as many as there is room for: several a decade, then the powers of ten, then every second of them, … */
function logTicks(from: number, to: number): number[] {
  const first = Math.floor(Math.log10(from));
  const powers = Array.from({ length: Math.ceil(Math.log10(to)) - first + 1 }, (_, i) => first + i);
  const times = (digits: readonly number[], every = 1) =>
    powers
      .filter((power) => power % every === 0)
      .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)))
      .filter((tick) => tick >= from && tick <= to);
  const choices = [
    times([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]),
    times([1, 2, 5]),
    times([1, 3]),
    times([1]),
    times([1], 2),
    times([1], 3),
  ];
  return choices.find((some) => some.length <= 7) ?? choices[choices.length - 1];
}

/** About how many steps a linear axis has. */
const STEPS = 4;

/** An axis with round ticks that begins and ends at round values around the given ones. */
export function linearAxis(
  label: string,
  [least, greatest]: readonly [number, number],
  format = shortNumber,
): Axis {
  const [from, to] = nice(least, greatest > least ? greatest : least + 1, STEPS);
  return linear(label, [from, to], ticks(from, to, STEPS), format);
}

/** Where an axis of shares may end. */
const SHARES = [0.02, 0.05, 0.1, 0.25, 0.5];

/** An axis of shares, from 0 to a round number above the greatest. */
export function shareAxis(label: string, values: readonly number[]): Axis {
  const high = SHARES.find((end) => values.every((value) => value <= end)) ?? 1;
  return linear(label, [0, high], ticks(0, high, STEPS), percent);
}

/** Epochs from 0 to the horizon, ending exactly there. */
export const epochAxis = (horizon: number): Axis => linear("epochs", [0, horizon], ticks(0, horizon, STEPS));

/** 0.01, 20, 1e-6. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  const text = String(Number(value.toPrecision(3)));
  if (size === 0 || (size >= 1e-3 && size < 1e5)) return text.replace("-", "−");
  return value.toExponential(0).replace("e+", "e").replaceAll("-", "−");
}
