import type { ActivationDefinition } from "./definition.js";

/** With its default alpha = 1 it is ELU; another alpha keeps the derivative continuous at 0. */
export const celu: ActivationDefinition = {
  name: "celu",
  title: "CELU",
  formula: "x > 0 ? x : alpha * (exp(x / alpha) - 1)",
  parameters: { alpha: 1 },
  source: "Barron 2017, Continuously differentiable exponential linear units",
};
