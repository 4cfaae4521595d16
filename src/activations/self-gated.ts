import type { ActivationDefinition } from "./definition.js";
import { cite } from "../sources/cite.js";
import { works } from "../sources/works.js";

/** Those that multiply their input by a gate of itself. */
export const selfGated: readonly ActivationDefinition[] = [
  {
    name: "gelu",
    title: "GELU",
    formula: "0.5 * x * (1 + erf(x / sqrt(2)))",
    ...cite`${works.hendrycks2016}`,
  },
  {
    name: "gelu_tanh",
    title: "GELU (tanh form)",
    formula: "0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x ** 3)))",
    ...cite`${works.hendrycks2016}, §2`,
  },
  {
    name: "quick_gelu",
    title: "QuickGELU",
    formula: "x * sigmoid(1.702 * x)",
    ...cite`${works.hendrycks2016}, §2 (the sigmoid form)`,
  },
  {
    name: "silu",
    title: "SiLU",
    formula: "x * sigmoid(x)",
    ...cite`${works.elfwing2018}`,
  },
  // With beta learned, one a layer; with beta = 1 for good it is `silu`.
  {
    name: "swish",
    title: "Swish",
    formula: "x * sigmoid(beta * x)",
    parameters: { beta: 1 },
    learned: ["beta"],
    ...cite`${works.ramachandran2017}`,
  },
  {
    name: "mish",
    title: "Mish",
    formula: "x * tanh(softplus(x))",
    ...cite`${works.misra2020}`,
  },
  {
    name: "hard_swish",
    title: "Hard swish",
    formula: "(x * min(6, max(0, x + 3))) / 6",
    ...cite`${works.howard2019}`,
  },
  {
    name: "telu",
    title: "TeLU",
    formula: "x * tanh(exp(x))",
    ...cite`${works.fernandez2024}`,
  },
  {
    name: "bent_identity",
    title: "Bent identity",
    formula: "(sqrt(x ** 2 + 1) - 1) / 2 + x",
    ...cite`Folklore: no paper is known to have proposed it; in ${works.wikipedia}`,
  },
];
