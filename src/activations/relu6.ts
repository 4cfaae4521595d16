import type { ActivationDefinition } from "./definition.js";

export const relu6: ActivationDefinition = {
  name: "relu6",
  title: "ReLU6",
  formula: "min(6, max(0, x))",
  source: "Krizhevsky 2010, Convolutional deep belief networks on CIFAR-10, University of Toronto",
};
