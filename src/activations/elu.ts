import type { ActivationDefinition } from "./definition.js";

/**
 * exp(x) - 1 rather than expm1(x): value and derivative then share one exponential, and the derivative of a
 * far negative x stays above 0.
 */
export const elu: ActivationDefinition = {
  name: "elu",
  title: "ELU",
  formula: "x > 0 ? x : alpha * (exp(x) - 1)",
  parameters: { alpha: 1 },
  source:
    "Clevert, Unterthiner & Hochreiter 2016, Fast and accurate deep network learning by exponential linear units, ICLR",
};
