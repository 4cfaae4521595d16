import { z } from "zod";

/** The parameters that every synthetic data set has; `noise` says what its noise is. */
export function commonParameters(noise: { readonly default: number; readonly is: string }) {
  return {
    samples: z.int().min(20).max(1_000_000).default(640).describe("Rows, training and test together."),
    testShare: testShareParameter(),
    noise: z.number().min(0).max(100).default(noise.default).describe(noise.is),
  };
}

export function testShareParameter() {
  return z.number().min(0.01).max(0.9).default(0.2).describe("Share of the rows kept for the test.");
}

export function dimensionsParameter(byDefault: number, least = 1) {
  return z.int().min(least).max(1000).default(byDefault).describe("Features a row.");
}

/** At most as many classes as leave each at least two rows of the smallest data set. */
export function classesParameter(byDefault: number) {
  return z.int().min(2).max(10).default(byDefault).describe("Classes, each with the same number of rows.");
}

/** Standard deviation of Gaussian noise on every coordinate. */
export function coordinateNoise(byDefault: number) {
  return { default: byDefault, is: "Standard deviation of the Gaussian noise added to every coordinate." };
}

/** Standard deviation of Gaussian noise on a regression's target. */
export function targetNoise(byDefault: number) {
  return { default: byDefault, is: "Standard deviation of the Gaussian noise added to the target." };
}
