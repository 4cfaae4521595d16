import type { ActivationDefinition } from "./definition.js";

export const hardSigmoid: ActivationDefinition = {
  name: "hard_sigmoid",
  title: "Hard sigmoid",
  formula: "min(6, max(0, x + 3)) / 6",
  source:
    "Courbariaux, Bengio & David 2015, BinaryConnect, NeurIPS; with the slope 1/6 of Howard et al. 2019, Searching for MobileNetV3, ICCV, as in PyTorch",
};
