import { ActbenchError } from "../errors.js";
import { requireOpenShare } from "./arguments.js";
import type { Bounds } from "./bounds.js";

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
  if (!(Number.isInteger(successes) && Number.isInteger(n) && successes >= 0 && successes <= n)) {
    throw new ActbenchError(`a share of ${successes} out of ${n}`, {
      remedy: "Both are counts, the first not above the second.",
    });
  }
  const tail = (1 - confidence) / 2;
  return { lower: lowerLimit(successes, n, tail), upper: 1 - lowerLimit(n - successes, n, tail) };
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
