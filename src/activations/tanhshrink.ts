import type { ActivationDefinition } from "./definition.js";

export const tanhshrink: ActivationDefinition = {
  name: "tanhshrink",
  title: "Tanhshrink",
  formula: "x - tanh(x)",
  source: "A shrinkage with tanh for its threshold, from sparse coding; PyTorch's Tanhshrink",
};
