import { z } from "zod";
import type { Initializer } from "./definition.js";

export const zeros: Initializer = {
  name: "zeros",
  title: "Zeros",
  source: "the mistake: every unit of a layer stays the same; torch.nn.init.zeros_",
  parameters: z.strictObject({}),
  usesGain: false,
  fill: (_parameters, { fanIn, fanOut }) => new Float64Array(fanOut * fanIn),
};
