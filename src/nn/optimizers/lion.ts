import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { decayParameter, weightDecayParameter } from "./parameters.js";
import { cite, works } from "../../sources/index.js";

/** Every parameter moves by the learning rate, up or down: rates three to ten times below Adam's suit it. */
export const lion: Optimizer<{ beta1: number; beta2: number; weightDecay: number }> = {
  name: "lion",
  title: "Lion",
  ...cite`${works.chen2023}, algorithm 2`,
  parameters: z.strictObject({
    beta1: decayParameter(0.9, "the mean gradient, where the step's direction is taken,"),
    beta2: decayParameter(0.99, "the mean gradient"),
    weightDecay: weightDecayParameter(0),
  }),
  states: { m: "average" },
  rule: `
    p' = p - rate * (sign(beta1 * m + (1 - beta1) * g) + weightDecay * p)
    m' = beta2 * m + (1 - beta2) * g`,
};
