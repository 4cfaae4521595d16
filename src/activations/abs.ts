import type { ActivationDefinition } from "./definition.js";

export const abs: ActivationDefinition = {
  name: "abs",
  title: "Absolute value",
  formula: "abs(x)",
  source:
    "Jarrett, Kavukcuoglu, Ranzato & LeCun 2009, What is the best multi-stage architecture for object recognition?, ICCV",
};
