import type { ActivationDefinition } from "./definition.js";

export const squaredRelu: ActivationDefinition = {
  name: "squared_relu",
  title: "Squared ReLU",
  formula: "max(0, x) ** 2",
  source:
    "So, Mańke, Liu, Dai, Shazeer & Le 2021, Primer: searching for efficient transformers for language modeling, NeurIPS",
};
