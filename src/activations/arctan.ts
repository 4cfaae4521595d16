import type { ActivationDefinition } from "./definition.js";

export const arctan: ActivationDefinition = {
  name: "arctan",
  title: "Arctan",
  formula: "atan(x)",
  source: "Kamruzzaman & Aziz 2002, A note on activation function in multilayer feedforward learning, IJCNN",
};
