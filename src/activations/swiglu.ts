import type { ActivationDefinition } from "./definition.js";

export const swiglu: ActivationDefinition = {
  name: "swiglu",
  title: "SwiGLU",
  formula: "x1 * (x2 * sigmoid(x2))",
  source: "Shazeer 2020, GLU variants improve transformer",
};
