import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { cite, pytorch, works } from "../../sources/index.js";

export const sgd: Optimizer = {
  name: "sgd",
  title: "SGD",
  ...cite`${works.robbins1951}; ${pytorch("torch.optim.SGD")}`,
  parameters: z.strictObject({}),
  states: {},
  rule: "p' = p - rate * g",
  pytorch: { name: "SGD", options: () => ({}) },
};
