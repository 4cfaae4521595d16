import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { epsilonParameter } from "./parameters.js";
import { cite, pytorch, works } from "../../sources/index.js";

export const adagrad: Optimizer<{ epsilon: number }> = {
  name: "adagrad",
  title: "AdaGrad",
  ...cite`${works.duchi2011}; ${pytorch("torch.optim.Adagrad")}`,
  parameters: z.strictObject({ epsilon: epsilonParameter(1e-10) }),
  states: { s: "sum" },
  rule: `
    s' = s + g * g
    p' = p - rate * g / (sqrt(s') + epsilon)`,
  pytorch: { name: "Adagrad", options: ({ epsilon }) => ({ eps: epsilon }) },
};
