import type { ActivationDefinition } from "./definition.js";

export const leakyRelu: ActivationDefinition = {
  name: "leaky_relu",
  title: "Leaky ReLU",
  formula: "x > 0 ? x : slope * x",
  parameters: { slope: 0.01 },
  pytorchGain: ({ slope }) => Math.sqrt(2 / (1 + slope * slope)),
  source:
    "Maas, Hannun & Ng 2013, Rectifier nonlinearities improve neural network acoustic models, ICML workshop",
};
