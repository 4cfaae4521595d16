import type { ActivationDefinition } from "./definition.js";

export const selu: ActivationDefinition = {
  name: "selu",
  title: "SELU",
  formula: "scale * (x > 0 ? x : alpha * (exp(x) - 1))",
  parameters: { scale: 1.0507009873554805, alpha: 1.6732632423543772 },
  pytorchGain: 3 / 4,
  initializer: "lecun_normal",
  source: "Klambauer, Unterthiner, Mayr & Hochreiter 2017, Self-normalizing neural networks, NeurIPS",
};
