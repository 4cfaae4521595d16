import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { decayParameter } from "./parameters.js";

export const nesterov: Optimizer<{ momentum: number }> = {
  name: "nesterov",
  title: "Nesterov momentum",
  source: "Nesterov 1983, Sutskever et al. 2013; torch.optim.SGD(momentum, nesterov=True)",
  parameters: z.strictObject({ momentum: decayParameter(0.9, "the velocity") }),
  states: { v: "average" },
  rule: `
    v' = momentum * v + g
    p' = p - rate * (g + momentum * v')`,
  pytorch: { name: "SGD", options: (settings) => ({ ...settings, nesterov: true }) },
};
