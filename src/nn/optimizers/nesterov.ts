import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { decayParameter } from "./parameters.js";
import { cite, pytorch, works } from "../../sources/index.js";

export const nesterov: Optimizer<{ momentum: number }> = {
  name: "nesterov",
  title: "Nesterov momentum",
  ...cite`${works.nesterov1983}, ${works.sutskever2013}; ${pytorch("torch.optim.SGD")}(momentum, nesterov=True)`,
  parameters: z.strictObject({ momentum: decayParameter(0.9, "the velocity") }),
  states: { v: "average" },
  rule: `
    v' = momentum * v + g
    p' = p - rate * (g + momentum * v')`,
  pytorch: { name: "SGD", options: (settings) => ({ ...settings, nesterov: true }) },
};
