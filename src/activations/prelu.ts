import type { ActivationDefinition } from "./definition.js";

/** The learned slope is one a layer, the paper's channel-shared form. */
export const prelu: ActivationDefinition = {
  name: "prelu",
  title: "PReLU",
  formula: "x > 0 ? x : slope * x",
  parameters: { slope: 0.25 },
  learned: ["slope"],
  source: "He, Zhang, Ren & Sun 2015, Delving deep into rectifiers, ICCV",
};
