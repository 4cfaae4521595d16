import type { ActivationDefinition } from "./definition.js";

export const steepSigmoid: ActivationDefinition = {
  name: "steep_sigmoid",
  title: "Steep sigmoid",
  formula: "4 * sigmoid(x)",
  source:
    "4σ: slope 1 at 0 (a mechanism probe: what centring and slope each do, after LeCun, Bottou, Orr & Müller 1998, Efficient BackProp, §4.3)",
};
