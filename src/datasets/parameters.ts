import { z } from "zod";

/** A parameter that is a whole number from `least` to `most`. */
export const wholeNumber = (least: number, most: number, byDefault: number) =>
  z.int().min(least).max(most).default(byDefault);

/** The same of any number. */
export const realNumber = (least: number, most: number, byDefault: number) =>
  z.number().min(least).max(most).default(byDefault);

/** The parameters that every synthetic data set has; `noise` says what its noise is. */
export function commonParameters(noise: { readonly default: number; readonly is: string }) {
  return {
    samples: wholeNumber(20, 1_000_000, 640).describe("Rows, training and test together."),
    testShare: testShareParameter(),
    noise: realNumber(0, 100, noise.default).describe(noise.is),
  };
}

export function testShareParameter() {
  return realNumber(0.01, 0.9, 0.2).describe("Share of the rows kept for the test.");
}

export function dimensionsParameter(byDefault: number, least = 1) {
  return wholeNumber(least, 1000, byDefault).describe("Features a row.");
}

/** At most as many classes as leave each at least two rows of the smallest data set. */
export function classesParameter(byDefault: number) {
  return wholeNumber(2, 10, byDefault).describe("Classes, each with the same number of rows.");
}

/** Standard deviation of Gaussian noise on every coordinate. */
export function coordinateNoise(byDefault: number) {
  return { default: byDefault, is: "Standard deviation of the Gaussian noise added to every coordinate." };
}

/** Standard deviation of Gaussian noise on a regression's target. */
export function targetNoise(byDefault: number) {
  return { default: byDefault, is: "Standard deviation of the Gaussian noise added to the target." };
}
