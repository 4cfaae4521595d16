import { z } from "zod";
import type { Initializer } from "./definition.js";
import { normalWeights } from "./draws.js";

export const normal: Initializer<{ std: number }> = {
  name: "normal",
  title: "Normal",
  source: "Krizhevsky, Sutskever & Hinton 2012, with their 0.01; torch.nn.init.normal_",
  parameters: z.strictObject({
    std: z.number().min(0).default(0.01).describe("Standard deviation of the weights."),
  }),
  usesGain: false,
  fill: ({ std }, shape) => normalWeights(shape, std),
};
