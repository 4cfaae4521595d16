import type { ActivationDefinition } from "./definition.js";

export const centredSigmoid: ActivationDefinition = {
  name: "centred_sigmoid",
  title: "Centred sigmoid",
  formula: "sigmoid(x) - 0.5",
  source:
    "σ − ½ (a mechanism probe: what centring and slope each do, after LeCun, Bottou, Orr & Müller 1998, Efficient BackProp, §4.3)",
};
