import type { ActivationDefinition } from "./definition.js";
import { cite } from "../sources/cite.js";
import { pytorch, works } from "../sources/works.js";

/** Those that take something off: nothing passes near 0. */
export const shrinkage: readonly ActivationDefinition[] = [
  {
    name: "tanhshrink",
    title: "Tanhshrink",
    formula: "x - tanh(x)",
    ...cite`A shrinkage with tanh for its threshold, from sparse coding; PyTorch's ${pytorch("torch.nn.Tanhshrink")}`,
  },
  {
    name: "softshrink",
    title: "Soft shrinkage",
    formula: "x > threshold ? x - threshold : x < -threshold ? x + threshold : 0",
    parameters: { threshold: 0.5 },
    ...cite`${works.donoho1995}`,
  },
  // It jumps at ± threshold, where its derivative of 0 or 1 can't see it.
  {
    name: "hardshrink",
    title: "Hard shrinkage",
    formula: "abs(x) > threshold ? x : 0",
    parameters: { threshold: 0.5 },
    ...cite`${works.donoho1994}`,
  },
];
