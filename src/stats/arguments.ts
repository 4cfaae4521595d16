import { ActbenchError } from "../errors.js";

/** @throws {ActbenchError} on an empty sample or one that contains NaN. */
export function requireSample(values: readonly number[], what = "the sample"): void {
  if (values.length === 0) {
    throw new ActbenchError(`${what} is empty`, { remedy: "Give at least one value." });
  }
  if (values.some(Number.isNaN)) {
    throw new ActbenchError(`${what} contains NaN`, {
      remedy: "Say what is missing in another way: a time that was never reached is Infinity.",
    });
  }
}

/** @throws {ActbenchError} when a value is not a number from 0 to 1, both included. */
export function requireShare(value: number, what: string): void {
  if (!(value >= 0 && value <= 1)) {
    throw new ActbenchError(`${what} is ${value}`, { remedy: "It must be a number from 0 to 1." });
  }
}

/** @throws {ActbenchError} when a value is not strictly between 0 and 1. */
export function requireOpenShare(value: number, what: string): void {
  if (!(value > 0 && value < 1)) {
    throw new ActbenchError(`${what} is ${value}`, {
      remedy: "It must be greater than 0 and less than 1, such as 0.95.",
    });
  }
}
