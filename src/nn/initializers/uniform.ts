import { z } from "zod";
import type { Initializer } from "./definition.js";
import { uniformWeights } from "./draws.js";

export const uniform: Initializer<{ limit: number }> = {
  name: "uniform",
  title: "Uniform",
  source: "Keras's RandomUniform, with its 0.05; torch.nn.init.uniform_",
  parameters: z.strictObject({
    limit: z.number().min(0).default(0.05).describe("Weights are between −limit and limit."),
  }),
  usesGain: false,
  fill: ({ limit }, shape) => uniformWeights(shape, limit),
};
