import type { ActivationDefinition } from "./definition.js";

export const mish: ActivationDefinition = {
  name: "mish",
  title: "Mish",
  formula: "x * tanh(softplus(x))",
  source: "Misra 2020, Mish: a self regularized non-monotonic activation function, BMVC",
};
