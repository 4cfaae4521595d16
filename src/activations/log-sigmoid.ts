import type { ActivationDefinition } from "./definition.js";

export const logSigmoid: ActivationDefinition = {
  name: "log_sigmoid",
  title: "Log-sigmoid",
  formula: "-softplus(-x)",
  source:
    "The log-likelihood of logistic regression (Cox 1958, The regression analysis of binary sequences); as an activation: PyTorch's LogSigmoid",
};
