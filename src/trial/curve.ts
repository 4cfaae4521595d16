import type { LaneValues } from "../metrics/per-lane.js";
import type { LearningCurve } from "./result.js";

/** One evaluation of a group. */
export interface Evaluation {
  readonly epoch: number;
  readonly metrics: LaneValues;
  /** The metrics of every hidden layer. */
  readonly layers: readonly LaneValues[];
}

/** Powers of ten that a double holds exactly. */
export const powersOfTen = Float64Array.from({ length: 17 }, (_, exponent) => Number(`1e${exponent}`));

/** How many decimal places give a number of that size, at least 1e-9, seven significant digits; 0 from 1e6 on. */
export function sevenDigitPlaces(size: number): number {
  let places = 0;
  while (size * powersOfTen[places] < 1e6) places += 1;
  return places;
}

/** The number, or null where there is none or it is infinite or NaN, which neither JSON nor a CSV can hold. */
export const finite = (value: number | null | undefined): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

/** Recorded figures carry seven significant digits: about what an f32 holds, and the same in the journal as in every CSV. */
export function recorded(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  if (value === 0) return 0;
  const size = Math.abs(value);
  if (!(size > 1e-9 && size < 1e6)) return Number(value.toPrecision(7));
  const power = powersOfTen[sevenDigitPlaces(size)];
  const scaled = size * power;
  const whole = Math.floor(scaled);
  // The product is rounded: which side of one half it is on is sure at a distance only.
  if (Math.abs(scaled - whole - 0.5) < 1e-6) return Number(value.toPrecision(7));
  const rounded = Math.sign(value) * (scaled - whole < 0.5 ? whole : whole + 1);
  // Both are exact, so that their quotient is the double nearest to the decimal number.
  return rounded / power;
}

/** An empty curve of one lane; its columns grow in place with each evaluation, so that these need not be kept. */
export function growingCurve(lane: number) {
  const epochs: number[] = [];
  const metrics: MetricColumns = {};
  const layers: MetricColumns[] = [];
  const curve: LearningCurve = { epochs, metrics, layers };
  return {
    curve,
    add(evaluation: Evaluation): void {
      epochs.push(Number(evaluation.epoch.toPrecision(7)));
      append(metrics, evaluation.metrics, lane);
      for (const [l, values] of evaluation.layers.entries()) append((layers[l] ??= {}), values, lane);
    },
  };
}

type MetricColumns = Record<string, (number | null)[]>;

function append(columns: MetricColumns, values: LaneValues, lane: number): void {
  for (const name of Object.keys(values)) (columns[name] ??= []).push(recorded(values[name][lane]));
}
