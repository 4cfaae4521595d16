import { z } from "zod";
import type { Initializer } from "./definition.js";
import { normalWeights } from "./draws.js";

/** Standard deviation gain · √(2 / (fanIn + fanOut)). */
export const xavierNormal: Initializer = {
  name: "xavier_normal",
  title: "Xavier normal",
  source: "Glorot & Bengio 2010; torch.nn.init.xavier_normal_",
  parameters: z.strictObject({}),
  usesGain: true,
  fill: (_parameters, shape) =>
    normalWeights(shape, shape.gain * Math.sqrt(2 / (shape.fanIn + shape.fanOut))),
};
