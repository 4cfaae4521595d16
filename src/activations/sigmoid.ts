import type { ActivationDefinition } from "./definition.js";

export const sigmoid: ActivationDefinition = {
  name: "sigmoid",
  title: "Sigmoid",
  formula: "sigmoid(x)",
  pytorchGain: 1,
  source:
    "Verhulst 1838 (the logistic curve); in networks trained by gradients: Rumelhart, Hinton & Williams 1986, Learning representations by back-propagating errors, Nature 323",
};
