import type { ActivationDefinition } from "./definition.js";

export const tanh: ActivationDefinition = {
  name: "tanh",
  title: "Tanh",
  formula: "tanh(x)",
  pytorchGain: 5 / 3,
  source: "LeCun, Bottou, Orr & Müller 1998, Efficient BackProp, §4.4",
};
