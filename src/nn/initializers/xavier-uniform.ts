import { z } from "zod";
import type { Initializer } from "./definition.js";
import { uniformWeights } from "./draws.js";

/** Limit gain · √(6 / (fanIn + fanOut)). */
export const xavierUniform: Initializer = {
  name: "xavier_uniform",
  title: "Xavier uniform",
  source: "Glorot & Bengio 2010; torch.nn.init.xavier_uniform_",
  parameters: z.strictObject({}),
  usesGain: true,
  fill: (_parameters, shape) =>
    uniformWeights(shape, shape.gain * Math.sqrt(6 / (shape.fanIn + shape.fanOut))),
};
