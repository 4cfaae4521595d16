import type { ActivationDefinition } from "./definition.js";

export const relu: ActivationDefinition = {
  name: "relu",
  title: "ReLU",
  formula: "max(0, x)",
  pytorchGain: Math.SQRT2,
  source: "Nair & Hinton 2010, Rectified linear units improve restricted Boltzmann machines, ICML",
};
