import type { ActivationDefinition } from "./definition.js";

/** Those that take something off: nothing passes near 0. */
export const shrinkage: readonly ActivationDefinition[] = [
  {
    name: "tanhshrink",
    title: "Tanhshrink",
    formula: "x - tanh(x)",
    source: "A shrinkage with tanh for its threshold, from sparse coding; PyTorch's Tanhshrink",
  },
  {
    name: "softshrink",
    title: "Soft shrinkage",
    formula: "x > threshold ? x - threshold : x < -threshold ? x + threshold : 0",
    parameters: { threshold: 0.5 },
    source: "Donoho 1995, De-noising by soft-thresholding, IEEE Transactions on Information Theory 41",
  },
  // It jumps at ± threshold, where its derivative of 0 or 1 can't see it.
  {
    name: "hardshrink",
    title: "Hard shrinkage",
    formula: "abs(x) > threshold ? x : 0",
    parameters: { threshold: 0.5 },
    source: "Donoho & Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage, Biometrika 81",
  },
];
