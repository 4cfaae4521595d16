import type { ActivationDefinition } from "./definition.js";

export const penalizedTanh: ActivationDefinition = {
  name: "penalized_tanh",
  title: "Penalized tanh",
  formula: "x > 0 ? tanh(x) : slope * tanh(x)",
  parameters: { slope: 0.25 },
  source: "Xu, Huang & Li 2016, Revise saturated activation functions, ICLR workshop",
};
