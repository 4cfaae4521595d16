import type { ActivationDefinition } from "./definition.js";

/** One map gated by another: units of two inputs. */
export const gated: readonly ActivationDefinition[] = [
  {
    name: "glu",
    title: "GLU",
    formula: "x1 * sigmoid(x2)",
    source: "Dauphin, Fan, Auli & Grangier 2017, Language modeling with gated convolutional networks, ICML",
  },
  {
    name: "reglu",
    title: "ReGLU",
    formula: "x1 * max(0, x2)",
    source: "Shazeer 2020, GLU variants improve transformer",
  },
  {
    name: "geglu",
    title: "GEGLU",
    formula: "x1 * (0.5 * x2 * (1 + erf(x2 / sqrt(2))))",
    source: "Shazeer 2020, GLU variants improve transformer",
  },
  {
    name: "swiglu",
    title: "SwiGLU",
    formula: "x1 * (x2 * sigmoid(x2))",
    source: "Shazeer 2020, GLU variants improve transformer",
  },
];
