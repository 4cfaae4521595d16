import type { ActivationDefinition } from "./definition.js";

export const smelu: ActivationDefinition = {
  name: "smelu",
  title: "SmeLU",
  formula: "x >= beta ? x : x <= -beta ? 0 : (x + beta) ** 2 / (4 * beta)",
  parameters: { beta: 1 },
  source: "Shamir, Lin & Coviello 2020, Smooth activations and reproducibility in deep networks",
};
