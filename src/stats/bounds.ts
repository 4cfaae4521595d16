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
