import type { ActivationDefinition } from "./definition.js";

export const telu: ActivationDefinition = {
  name: "telu",
  title: "TeLU",
  formula: "x * tanh(exp(x))",
  source:
    "Fernandez & Mali 2024, Stable and robust deep learning by hyperbolic tangent exponential linear unit (TeLU)",
};
