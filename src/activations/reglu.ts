import type { ActivationDefinition } from "./definition.js";

export const reglu: ActivationDefinition = {
  name: "reglu",
  title: "ReGLU",
  formula: "x1 * max(0, x2)",
  source: "Shazeer 2020, GLU variants improve transformer",
};
