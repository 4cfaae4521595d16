import { z } from "zod";
import type { Initializer } from "./definition.js";

export const constant: Initializer<{ value: number }> = {
  name: "constant",
  title: "Constant",
  source: "the mistake: every unit of a layer stays the same; torch.nn.init.constant_",
  parameters: z.strictObject({ value: z.number().default(0.1).describe("Every weight.") }),
  usesGain: false,
  fill: ({ value }, { fanIn, fanOut }) => new Float64Array(fanOut * fanIn).fill(value),
};
