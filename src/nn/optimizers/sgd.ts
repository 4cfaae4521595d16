import { z } from "zod";
import type { Optimizer } from "./definition.js";

export const sgd: Optimizer = {
  name: "sgd",
  title: "SGD",
  source: "Robbins & Monro 1951; torch.optim.SGD",
  parameters: z.strictObject({}),
  states: {},
  rule: "p' = p - rate * g",
  pytorch: { name: "SGD", options: () => ({}) },
};
