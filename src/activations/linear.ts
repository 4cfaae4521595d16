import type { ActivationDefinition } from "./definition.js";

export const linear: ActivationDefinition = {
  name: "linear",
  title: "Linear (identity)",
  formula: "x",
  pytorchGain: 1,
  source:
    "The identity: a network of such layers is one linear map (Rumelhart, Hinton & Williams 1986, Nature 323)",
};
