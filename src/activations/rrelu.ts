import type { ActivationDefinition } from "./definition.js";

/**
 * The form used at test time, with the mean slope, in training as well: a slope drawn anew for every
 * element would be a regulariser, not a function, and have no gradient to check.
 */
export const rrelu: ActivationDefinition = {
  name: "rrelu",
  title: "Randomized leaky ReLU",
  formula: "x > 0 ? x : ((lower + upper) / 2) * x",
  parameters: { lower: 1 / 8, upper: 1 / 3 },
  source: "Xu, Wang, Chen & Li 2015, Empirical evaluation of rectified activations in convolutional network",
};
