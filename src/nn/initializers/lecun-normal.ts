import { z } from "zod";
import type { Initializer } from "./definition.js";
import { normalWeights } from "./draws.js";

/** Standard deviation gain / √fanIn. */
export const lecunNormal: Initializer = {
  name: "lecun_normal",
  title: "LeCun normal",
  source: "LeCun et al. 1998; torch.nn.init.kaiming_normal_ with the activation's gain",
  parameters: z.strictObject({}),
  usesGain: true,
  fill: (_parameters, shape) => normalWeights(shape, shape.gain / Math.sqrt(shape.fanIn)),
};
