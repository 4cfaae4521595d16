import { exp } from "../math/index.js";

/**
 * What is known of a number: it lies from `lower` to `upper`, both included. A number that was measured exactly has
 * two equal bounds; one that was censored has −Infinity or Infinity on the side where nothing is known.
 */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * How much bounds tell, for a reader who wants to print them: `=` one number, `between` two finite ones, `≥` only
 * `lower` is known, `≤` only `upper` is, `unknown` neither.
 */
export type BoundKind = "=" | "between" | "≥" | "≤" | "unknown";

/** Bounds of a positive ratio. Nothing known means `lower` 0 or `upper` Infinity. */
export interface RatioBounds extends Bounds {
  readonly bound: BoundKind;
}

/** The ratio whose logarithm has these bounds. */
export function ratioBounds(logBounds: Bounds): RatioBounds {
  const lower = ratioOf(logBounds.lower);
  const upper = ratioOf(logBounds.upper);
  return { lower, upper, bound: boundKind(lower, upper) };
}

/** To 14 digits, so that exp(ln 6) is 6 again and a limit on the claimed factor counts as being on it. */
const ratioOf = (logValue: number): number => Number(exp(logValue).toPrecision(14));

function boundKind(lower: number, upper: number): BoundKind {
  if (lower === upper) return "=";
  if (lower > 0) return upper < Infinity ? "between" : "≥";
  return upper < Infinity ? "≤" : "unknown";
}

/** Whether all are measured exactly. */
export const areKnown = (numbers: readonly Bounds[]): boolean =>
  numbers.every(({ lower, upper }) => lower === upper);

export const lowersOf = (differences: readonly Bounds[]): number[] => differences.map(({ lower }) => lower);
export const uppersOf = (differences: readonly Bounds[]): number[] => differences.map(({ upper }) => upper);

/** The differences the other way round. */
export const mirrored = (differences: readonly Bounds[]): Bounds[] =>
  differences.map(({ lower, upper }) => ({ lower: 0 - upper, upper: 0 - lower }));

/** How far a number may be from `value` by rounding alone, where it was computed of such values. */
export function roundingAt(value: number, values: readonly number[]): number {
  const sizes = values.filter(Number.isFinite).map(Math.abs);
  return 8 * Number.EPSILON * Math.max(Math.abs(value), ...sizes);
}
