import { log } from "../math/index.js";
import { ActbenchError } from "../errors.js";
import type { Bounds } from "./bounds.js";

/** When something happened, or until when it was watched without happening (right-censored). */
export type EventTime =
  { readonly reached: true; readonly time: number } | { readonly reached: false; readonly horizon: number };

/** A time at which something happened. */
export const reachedAt = (time: number): EventTime => ({ reached: true, time });

/** The time, Infinity where it was not reached. */
export const timeOrInfinity = (event: EventTime): number => (event.reached ? event.time : Infinity);

/**
 * The **log ratio** D = ln(T_b / T_a) of two times: positive when a was the faster, by a factor of exp(D).
 *
 * A time that was not reached is only known to exceed its horizon. So D is at least ln(horizon / T_a) when b is
 * censored, at most ln(T_b / horizon) when a is, and nothing is known when both are. A time of 0 (the target was
 * reached before training began) tells the direction, but not the factor.
 *
 * Exactly antisymmetric: swapping a and b swaps and negates the bounds, bit by bit, so that no verdict can depend on
 * the order of two names. Cost: O(1).
 *
 * @throws {ActbenchError} on a time that is negative, infinite or NaN, and on a horizon that is not positive.
 * @example logRatio({ reached: true, time: 4 }, { reached: true, time: 4 }) // => { lower: 0, upper: 0 }
 * @example logRatio({ reached: true, time: 0 }, { reached: true, time: 4 }) // => { lower: 0, upper: Infinity }
 */
export function logRatio(a: EventTime, b: EventTime): Bounds {
  requireTime(a);
  requireTime(b);
  if (!a.reached && !b.reached) return { lower: -Infinity, upper: Infinity };
  if (a.reached && a.time === 0) return { lower: b.reached && b.time === 0 ? -Infinity : 0, upper: Infinity };
  if (b.reached && b.time === 0) return { lower: -Infinity, upper: 0 };
  const known = signedLog(a.reached ? a.time : a.horizon, b.reached ? b.time : b.horizon);
  return { lower: a.reached ? known : -Infinity, upper: b.reached ? known : Infinity };
}

function signedLog(a: number, b: number): number {
  if (a === b) return 0;
  return b > a ? log(b / a) : -log(a / b);
}

function requireTime(event: EventTime): void {
  const value = event.reached ? event.time : event.horizon;
  if (!(value >= 0 && value < Infinity) || (!event.reached && value === 0)) {
    throw new ActbenchError(`a ${event.reached ? "time" : "horizon"} of ${value} can't be compared`, {
      remedy: "Times are finite and not negative; a horizon is finite and positive.",
    });
  }
}
