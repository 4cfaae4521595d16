import type { ActivationDefinition } from "./definition.js";

export const silu: ActivationDefinition = {
  name: "silu",
  title: "SiLU",
  formula: "x * sigmoid(x)",
  source:
    "Elfwing, Uchibe & Doya 2018, Sigmoid-weighted linear units for neural network function approximation in reinforcement learning, Neural Networks 107",
};
