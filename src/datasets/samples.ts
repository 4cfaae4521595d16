import { normal, uniform } from "../random/draws.js";
import type { RandomSource } from "../random/stream.js";
import type { Samples } from "./definition.js";

/** Zeros to be filled. */
export const emptySamples = (rows: number, width: number): Samples => ({
  rows,
  width,
  features: new Float64Array(rows * width),
  targets: new Float64Array(rows),
});

/** The sizes of `parts` nearly equal parts of `rows`; the first ones take the remainder. */
export const equalParts = (rows: number, parts: number): number[] =>
  Array.from({ length: parts }, (_, part) => Math.floor(rows / parts) + (part < rows % parts ? 1 : 0));

/** The class of each row where the rows are divided evenly over the classes, in order: 0 0 0 1 1 2 2. */
export const evenClasses = (rows: number, classes: number): number[] =>
  equalParts(rows, classes).flatMap((size, c) => Array.from({ length: size }, () => c));

/** Fills `values` with standard normal numbers. */
export function fillNormal(values: Float64Array, random: RandomSource): Float64Array {
  for (let i = 0; i < values.length; i++) values[i] = normal(random);
  return values;
}

/** Fills `values` with numbers from [low, high). */
export function fillUniform(
  values: Float64Array,
  low: number,
  high: number,
  random: RandomSource,
): Float64Array {
  for (let i = 0; i < values.length; i++) values[i] = uniform(low, high, random);
  return values;
}

/** Adds Gaussian noise of standard deviation `noise` to every value in place. */
export function addNoise(values: Float64Array, noise: number, random: RandomSource): void {
  for (let i = 0; i < values.length; i++) values[i] += noise * normal(random);
}

/** The i-th of n numbers evenly spaced from `from` to `to`, both ends included. */
export const spaced = (from: number, to: number, i: number, n: number): number =>
  n === 1 ? from : from + ((to - from) * i) / (n - 1);

/**
 * Cuts scores into classes at their quantiles: the lowest n / classes scores are class 0, and so on. All classes are
 * equally large, but the last, which takes the remainder.
 */
export function quantileClasses(scores: Float64Array, classes: number): Float64Array {
  const order = Int32Array.from(scores.keys()).toSorted((a, b) => scores[a] - scores[b] || a - b);
  const size = Math.floor(scores.length / classes);
  const targets = new Float64Array(scores.length);
  for (const [rank, row] of order.entries()) targets[row] = Math.min(Math.floor(rank / size), classes - 1);
  return targets;
}
