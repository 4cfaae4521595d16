import type { ActivationDefinition } from "./definition.js";

/** Its second moment is near 1, and its curvature is largest at the targets ±1. */
export const lecunTanh: ActivationDefinition = {
  name: "lecun_tanh",
  title: "LeCun tanh",
  formula: "1.7159 * tanh(2 / 3 * x)",
  source: "LeCun, Bottou, Orr & Müller 1998, Efficient BackProp, §4.4: f(±1) = ±1",
};
