import type { ActivationDefinition } from "./definition.js";
import { cite } from "../sources/cite.js";
import { works } from "../sources/works.js";

/** One map gated by another: units of two inputs. */
export const gated: readonly ActivationDefinition[] = [
  {
    name: "glu",
    title: "GLU",
    formula: "x1 * sigmoid(x2)",
    ...cite`${works.dauphin2017}`,
  },
  {
    name: "reglu",
    title: "ReGLU",
    formula: "x1 * max(0, x2)",
    ...cite`${works.shazeer2020}`,
  },
  {
    name: "geglu",
    title: "GEGLU",
    formula: "x1 * (0.5 * x2 * (1 + erf(x2 / sqrt(2))))",
    ...cite`${works.shazeer2020}`,
  },
  {
    name: "swiglu",
    title: "SwiGLU",
    formula: "x1 * (x2 * sigmoid(x2))",
    ...cite`${works.shazeer2020}`,
  },
];
