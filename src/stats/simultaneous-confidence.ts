import { ActbenchError } from "../errors.js";

/**
 * The **confidence of each of `count` intervals that hold together**: with probability `confidence` at least, none of
 * them misses, however the measurements depend on each other (Bonferroni's inequality; Dunn 1961).
 *
 * Use it where words rest on the limits of several measurements. Whatever is then said of them, in either direction and
 * against any number of landmarks, is true of all of them at once, on either side with (1 + `confidence`)/2: a
 * measurement pays for being looked at once, not for each question that is put to it. See
 * [Wikipedia](https://en.wikipedia.org/wiki/Bonferroni_correction). Cost: O(1).
 *
 * @param count how many intervals: a whole number; 0 is none, and costs nothing
 * @throws {ActbenchError} when `count` is not a whole number of at least 0.
 * @example simultaneousConfidence(5) // => 0.99
 */
export function simultaneousConfidence(count: number, confidence = 0.95): number {
  if (!Number.isInteger(count) || count < 0) {
    throw new ActbenchError(`${count} intervals that hold together`, { remedy: "Give how many there are." });
  }
  return 1 - (1 - confidence) / Math.max(1, count);
}
