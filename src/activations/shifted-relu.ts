import type { ActivationDefinition } from "./definition.js";

export const shiftedRelu: ActivationDefinition = {
  name: "shifted_relu",
  title: "Shifted ReLU",
  formula: "max(-1, x)",
  source:
    "Clevert, Unterthiner & Hochreiter 2016, Fast and accurate deep network learning by exponential linear units, ICLR (there SReLU)",
};
