import type { ActivationDefinition } from "./definition.js";

/** It is 2 tanh(x / 2). */
export const steepCentredSigmoid: ActivationDefinition = {
  name: "steep_centred_sigmoid",
  title: "Steep centred sigmoid",
  formula: "4 * sigmoid(x) - 2",
  source:
    "4σ − 2: slope 1 at 0, centred (a mechanism probe: what centring and slope each do, after LeCun, Bottou, Orr & Müller 1998, Efficient BackProp, §4.3)",
};
