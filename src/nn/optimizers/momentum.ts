import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { decayParameter } from "./parameters.js";
import { cite, pytorch, works } from "../../sources/index.js";

export const momentum: Optimizer<{ momentum: number }> = {
  name: "momentum",
  title: "Momentum",
  ...cite`${works.polyak1964}; ${pytorch("torch.optim.SGD")}(momentum)`,
  parameters: z.strictObject({ momentum: decayParameter(0.9, "the velocity") }),
  states: { v: "average" },
  rule: `
    v' = momentum * v + g
    p' = p - rate * v'`,
  pytorch: { name: "SGD", options: (settings) => settings },
};
