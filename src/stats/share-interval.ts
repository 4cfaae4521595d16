import { ActbenchError } from "../errors.js";
import { requireOpenShare } from "./arguments.js";
import type { Bounds } from "./bounds.js";
import { normalQuantile } from "./normal.js";

/**
 * The **Wilson score interval** for a share: `successes` out of `n`.
 *
 * Use it for the share of trials that reached the target: unlike the textbook interval it is sensible at 0 and at n
 * successes and for small n. No trials at all give 0 to 1. See
 * [Wikipedia](https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval). Cost: O(1).
 *
 * @throws {ActbenchError} unless 0 ≤ successes ≤ n are integers and `confidence` is strictly between 0 and 1.
 * @example wilsonInterval(0, 0) // => { lower: 0, upper: 1 }
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): Bounds {
  requireOpenShare(confidence, "the confidence");
  requireCounts(successes, n);
  if (n === 0) return { lower: 0, upper: 1 };
  const z2 = normalQuantile((1 + confidence) / 2) ** 2;
  const centre = successes + z2 / 2;
  const half = Math.sqrt(z2 * ((successes * (n - successes)) / n + z2 / 4));
  return {
    lower: successes === 0 ? 0 : (centre - half) / (n + z2),
    upper: successes === n ? 1 : (centre + half) / (n + z2),
  };
}

/**
 * The **exact interval of a share** of Clopper and Pearson: `successes` out of `n`.
 *
 * Use it where the stated confidence must hold for every share and every n: {@link wilsonInterval} is shorter, holds on
 * average, and covers too little near 0 and 1. Both limits invert the binomial distribution, found by bisection.
 * No trials at all give 0 to 1. [Clopper & Pearson 1934](https://doi.org/10.1093/biomet/26.4.404). Cost: O(n).
 *
 * @throws {ActbenchError} unless 0 ≤ successes ≤ n are integers and `confidence` is strictly between 0 and 1.
 * @example exactShareInterval(0, 0) // => { lower: 0, upper: 1 }
 */
export function exactShareInterval(successes: number, n: number, confidence = 0.95): Bounds {
  requireOpenShare(confidence, "the confidence");
  requireCounts(successes, n);
  const tail = (1 - confidence) / 2;
  return { lower: lowerLimit(successes, n, tail), upper: 1 - lowerLimit(n - successes, n, tail) };
}

function requireCounts(successes: number, n: number): void {
  if (Number.isInteger(successes) && Number.isInteger(n) && successes >= 0 && successes <= n) return;
  throw new ActbenchError(`a share of ${successes} out of ${n}`, {
    remedy: "Both are counts, the first not above the second.",
  });
}

/** Enough to find a double between 0 and 1. */
const HALVINGS = 60;

/** The share at which as many successes or more have the probability `tail`. */
function lowerLimit(successes: number, n: number, tail: number): number {
  if (successes === 0) return 0;
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (atLeast(successes, n, middle) < tail) low = middle;
    else high = middle;
  }
  return low;
}

/** P(X ≥ k) of n draws with success probability p, from terms relative to the largest, so that none need underflow. */
function atLeast(k: number, n: number, p: number): number {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  let [all, tail] = [0, 0];
  const add = (i: number, term: number) => {
    all += term;
    if (i >= k) tail += term;
  };
  add(mode, 1);
  for (let [i, term] = [mode, 1]; i < n && term > 0; i++) {
    term *= ((n - i) / (i + 1)) * odds;
    add(i + 1, term);
  }
  for (let [i, term] = [mode, 1]; i > 0 && term > 0; i--) {
    term *= i / (n - i + 1) / odds;
    add(i - 1, term);
  }
  return tail / all;
}
