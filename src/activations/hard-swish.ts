import type { ActivationDefinition } from "./definition.js";

export const hardSwish: ActivationDefinition = {
  name: "hard_swish",
  title: "Hard swish",
  formula: "(x * min(6, max(0, x + 3))) / 6",
  source: "Howard et al. 2019, Searching for MobileNetV3, ICCV",
};
