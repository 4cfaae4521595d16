import type { ActivationDefinition } from "./definition.js";

/** Those that multiply their input by a gate of itself. */
export const selfGated: readonly ActivationDefinition[] = [
  {
    name: "gelu",
    title: "GELU",
    formula: "0.5 * x * (1 + erf(x / sqrt(2)))",
    source: "Hendrycks & Gimpel 2016, Gaussian error linear units",
  },
  {
    name: "gelu_tanh",
    title: "GELU (tanh form)",
    formula: "0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x ** 3)))",
    source: "Hendrycks & Gimpel 2016, Gaussian error linear units, §2",
  },
  {
    name: "quick_gelu",
    title: "QuickGELU",
    formula: "x * sigmoid(1.702 * x)",
    source: "Hendrycks & Gimpel 2016, Gaussian error linear units, §2 (the sigmoid form)",
  },
  {
    name: "silu",
    title: "SiLU",
    formula: "x * sigmoid(x)",
    source:
      "Elfwing, Uchibe & Doya 2018, Sigmoid-weighted linear units for neural network function approximation in reinforcement learning, Neural Networks 107",
  },
  // With beta learned, one a layer; with beta = 1 for good it is `silu`.
  {
    name: "swish",
    title: "Swish",
    formula: "x * sigmoid(beta * x)",
    parameters: { beta: 1 },
    learned: ["beta"],
    source: "Ramachandran, Zoph & Le 2017, Searching for activation functions",
  },
  {
    name: "mish",
    title: "Mish",
    formula: "x * tanh(softplus(x))",
    source: "Misra 2020, Mish: a self regularized non-monotonic activation function, BMVC",
  },
  {
    name: "hard_swish",
    title: "Hard swish",
    formula: "(x * min(6, max(0, x + 3))) / 6",
    source: "Howard et al. 2019, Searching for MobileNetV3, ICCV",
  },
  {
    name: "telu",
    title: "TeLU",
    formula: "x * tanh(exp(x))",
    source:
      "Fernandez & Mali 2024, Stable and robust deep learning by hyperbolic tangent exponential linear unit (TeLU)",
  },
  {
    name: "bent_identity",
    title: "Bent identity",
    formula: "(sqrt(x ** 2 + 1) - 1) / 2 + x",
    source: "Folklore: no paper is known to have proposed it; in Wikipedia's table of activation functions",
  },
];
