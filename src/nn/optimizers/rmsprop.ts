import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { decayParameter, epsilonParameter } from "./parameters.js";
import { cite, pytorch, works } from "../../sources/index.js";

export const rmsprop: Optimizer<{ alpha: number; epsilon: number }> = {
  name: "rmsprop",
  title: "RMSProp",
  ...cite`${works.tieleman2012}; ${pytorch("torch.optim.RMSprop")}`,
  parameters: z.strictObject({
    alpha: decayParameter(0.99, "the mean squared gradient"),
    epsilon: epsilonParameter(1e-8),
  }),
  states: { s: "average" },
  rule: `
    s' = alpha * s + (1 - alpha) * (g * g)
    p' = p - rate * g / (sqrt(s') + epsilon)`,
  pytorch: { name: "RMSprop", options: ({ alpha, epsilon }) => ({ alpha, eps: epsilon }) },
};
