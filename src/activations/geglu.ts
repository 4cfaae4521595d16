import type { ActivationDefinition } from "./definition.js";

export const geglu: ActivationDefinition = {
  name: "geglu",
  title: "GEGLU",
  formula: "x1 * (0.5 * x2 * (1 + erf(x2 / sqrt(2))))",
  source: "Shazeer 2020, GLU variants improve transformer",
};
