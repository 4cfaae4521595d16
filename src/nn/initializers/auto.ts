import { z } from "zod";
import type { Initializer } from "./definition.js";
import { normalWeights } from "./draws.js";

/** Normal with standard deviation gain / √fanIn; an activation whose authors prescribe an initialiser gets theirs. */
export const auto: Initializer = {
  name: "auto",
  title: "The activation's own",
  source: "the fan-in rule of LeCun et al. 1998 and He et al. 2015, with the activation's gain",
  parameters: z.strictObject({}),
  usesGain: true,
  fill: (_parameters, shape) => normalWeights(shape, shape.gain / Math.sqrt(shape.fanIn)),
};
