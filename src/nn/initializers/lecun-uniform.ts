import { z } from "zod";
import type { Initializer } from "./definition.js";
import { uniformWeights } from "./draws.js";

/** Limit gain · √(3 / fanIn). */
export const lecunUniform: Initializer = {
  name: "lecun_uniform",
  title: "LeCun uniform",
  source: "LeCun et al. 1998; torch.nn.init.kaiming_uniform_ with the activation's gain",
  parameters: z.strictObject({}),
  usesGain: true,
  fill: (_parameters, shape) => uniformWeights(shape, shape.gain * Math.sqrt(3 / shape.fanIn)),
};
