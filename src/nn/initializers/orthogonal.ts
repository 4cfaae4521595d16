import { z } from "zod";
import type { Initializer } from "./definition.js";
import { normalWeights } from "./draws.js";
import { orthonormalise } from "./orthonormalise.js";
import { cite } from "../../sources/cite.js";
import { pytorch, works } from "../../sources/works.js";

/** A random rotation, times the gain. */
export const orthogonal: Initializer = {
  name: "orthogonal",
  title: "Orthogonal",
  ...cite`${works.saxe2014}; ${pytorch("torch.nn.init.orthogonal_")}`,
  parameters: z.strictObject({}),
  usesGain: true,
  fill(_parameters, shape) {
    const weights = normalWeights(shape, 1);
    orthonormalise(weights, shape.fanOut, shape.fanIn);
    return weights.map((weight) => shape.gain * weight);
  },
};
