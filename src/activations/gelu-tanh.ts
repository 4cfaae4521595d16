import type { ActivationDefinition } from "./definition.js";

export const geluTanh: ActivationDefinition = {
  name: "gelu_tanh",
  title: "GELU (tanh form)",
  formula: "0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x ** 3)))",
  source: "Hendrycks & Gimpel 2016, Gaussian error linear units, §2",
};
