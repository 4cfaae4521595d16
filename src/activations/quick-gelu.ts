import type { ActivationDefinition } from "./definition.js";

export const quickGelu: ActivationDefinition = {
  name: "quick_gelu",
  title: "QuickGELU",
  formula: "x * sigmoid(1.702 * x)",
  source: "Hendrycks & Gimpel 2016, Gaussian error linear units, §2 (the sigmoid form)",
};
