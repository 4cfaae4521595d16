import type { ActivationDefinition } from "./definition.js";

export const bentIdentity: ActivationDefinition = {
  name: "bent_identity",
  title: "Bent identity",
  formula: "(sqrt(x ** 2 + 1) - 1) / 2 + x",
  source: "Folklore: no paper is known to have proposed it; in Wikipedia's table of activation functions",
};
