import type { ActivationDefinition } from "./definition.js";

/** It jumps at ± threshold, where its derivative of 0 or 1 can't see it. */
export const hardshrink: ActivationDefinition = {
  name: "hardshrink",
  title: "Hard shrinkage",
  formula: "abs(x) > threshold ? x : 0",
  parameters: { threshold: 0.5 },
  source: "Donoho & Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage, Biometrika 81",
};
