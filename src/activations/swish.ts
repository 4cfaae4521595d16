import type { ActivationDefinition } from "./definition.js";

/** With beta learned, one a layer; with beta = 1 for good it is `silu`. */
export const swish: ActivationDefinition = {
  name: "swish",
  title: "Swish",
  formula: "x * sigmoid(beta * x)",
  parameters: { beta: 1 },
  learned: ["beta"],
  source: "Ramachandran, Zoph & Le 2017, Searching for activation functions",
};
