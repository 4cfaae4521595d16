import type { ActivationDefinition } from "./definition.js";

export const snake: ActivationDefinition = {
  name: "snake",
  title: "Snake",
  formula: "x + sin(frequency * x) ** 2 / frequency",
  parameters: { frequency: 1 },
  source:
    "Ziyin, Hartwig & Ueda 2020, Neural networks fail to learn periodic functions and how to fix it, NeurIPS",
};
