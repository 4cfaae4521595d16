import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { cite } from "../../sources/cite.js";
import { pytorch, works } from "../../sources/works.js";

export const sgd: Optimizer = {
  name: "sgd",
  title: "SGD",
  ...cite`${works.robbins1951}; ${pytorch("torch.optim.SGD")}`,
  parameters: z.strictObject({}),
  states: {},
  rule: "p' = p - rate * g",
  pytorch: { name: "SGD", options: () => ({}) },
};
