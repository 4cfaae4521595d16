import { z } from "zod";

/** Added to a denominator, so that a gradient of zero can't divide by zero. */
export const epsilonParameter = (value: number) =>
  z.number().positive().default(value).describe("Added to the denominator, against division by zero.");

/** How much of a running mean is kept at each step. */
export const decayParameter = (value: number, what: string) =>
  z.number().min(0).lt(1).default(value).describe(`How much of ${what} is kept at each step.`);

/** Decoupled: it takes a share of the parameter itself, and is no part of the gradient. */
export const weightDecayParameter = (value: number) =>
  z
    .number()
    .min(0)
    .default(value)
    .describe("Share of each parameter taken away at each step, times the learning rate.");
