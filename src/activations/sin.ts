import type { ActivationDefinition } from "./definition.js";

export const sin: ActivationDefinition = {
  name: "sin",
  title: "Sine",
  formula: "sin(x)",
  source:
    "Parascandolo, Huttunen & Virtanen 2016, Taming the waves: sine as activation function in deep neural networks",
};
