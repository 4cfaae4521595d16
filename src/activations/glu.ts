import type { ActivationDefinition } from "./definition.js";

export const glu: ActivationDefinition = {
  name: "glu",
  title: "GLU",
  formula: "x1 * sigmoid(x2)",
  source: "Dauphin, Fan, Auli & Grangier 2017, Language modeling with gated convolutional networks, ICML",
};
