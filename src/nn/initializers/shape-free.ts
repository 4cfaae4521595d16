import { z } from "zod";
import type { Initializer } from "./definition.js";
import { normalWeights, uniformWeights } from "./draws.js";
import { cite } from "../../sources/cite.js";
import { pytorch, works } from "../../sources/works.js";

// What every weight is drawn from whatever the layer's shape and the activation are.

export const zeros: Initializer = {
  name: "zeros",
  title: "Zeros",
  ...cite`the mistake: every unit of a layer stays the same; ${pytorch("torch.nn.init.zeros_")}`,
  parameters: z.strictObject({}),
  usesGain: false,
  fill: (_parameters, { fanIn, fanOut }) => new Float64Array(fanOut * fanIn),
};

export const constant: Initializer<{ value: number }> = {
  name: "constant",
  title: "Constant",
  ...cite`the mistake: every unit of a layer stays the same; ${pytorch("torch.nn.init.constant_")}`,
  parameters: z.strictObject({ value: z.number().default(0.1).describe("Every weight.") }),
  usesGain: false,
  fill: ({ value }, { fanIn, fanOut }) => new Float64Array(fanOut * fanIn).fill(value),
};

export const normal: Initializer<{ std: number }> = {
  name: "normal",
  title: "Normal",
  ...cite`${works.krizhevsky2012}, with their 0.01; ${pytorch("torch.nn.init.normal_")}`,
  parameters: z.strictObject({
    std: z.number().min(0).default(0.01).describe("Standard deviation of the weights."),
  }),
  usesGain: false,
  fill: ({ std }, shape) => normalWeights(shape, std),
};

export const uniform: Initializer<{ limit: number }> = {
  name: "uniform",
  title: "Uniform",
  ...cite`${works.kerasInitializers}, with its 0.05; ${pytorch("torch.nn.init.uniform_")}`,
  parameters: z.strictObject({
    limit: z.number().min(0).default(0.05).describe("Weights are between −limit and limit."),
  }),
  usesGain: false,
  fill: ({ limit }, shape) => uniformWeights(shape, limit),
};
