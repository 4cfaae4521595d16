import type { ActivationDefinition } from "./definition.js";

export const softplus: ActivationDefinition = {
  name: "softplus",
  title: "Softplus",
  formula: "softplus(x)",
  source:
    "Dugas, Bengio, Bélisle, Nadeau & Garcia 2001, Incorporating second-order functional knowledge for better option pricing, NeurIPS",
};
