import type { ActivationDefinition } from "./definition.js";

export const softshrink: ActivationDefinition = {
  name: "softshrink",
  title: "Soft shrinkage",
  formula: "x > threshold ? x - threshold : x < -threshold ? x + threshold : 0",
  parameters: { threshold: 0.5 },
  source: "Donoho 1995, De-noising by soft-thresholding, IEEE Transactions on Information Theory 41",
};
