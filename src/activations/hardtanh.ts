import type { ActivationDefinition } from "./definition.js";

export const hardtanh: ActivationDefinition = {
  name: "hardtanh",
  title: "Hard tanh",
  formula: "min(1, max(-1, x))",
  source: "Collobert 2004, Large scale machine learning (thesis), Université Paris VI",
};
