import type { ActivationDefinition } from "./definition.js";

export const gelu: ActivationDefinition = {
  name: "gelu",
  title: "GELU",
  formula: "0.5 * x * (1 + erf(x / sqrt(2)))",
  source: "Hendrycks & Gimpel 2016, Gaussian error linear units",
};
