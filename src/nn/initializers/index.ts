import { z } from "zod";
import { normal as drawNormal, uniform as drawUniform } from "../../random/draws.js";
import { createRegistry } from "../../registry.js";
import { cite, pytorch, works } from "../../sources/index.js";
import type { Initializer, WeightShape } from "./definition.js";
import { orthonormalise } from "./orthonormalise.js";

export type { WeightShape } from "./definition.js";

/** Weights (fanOut, fanIn) from the normal distribution of mean 0. */
const normalWeights = ({ fanIn, fanOut, random }: WeightShape, std: number): Float64Array =>
  Float64Array.from({ length: fanOut * fanIn }, () => std * drawNormal(random));

/** Weights (fanOut, fanIn) from the uniform distribution on [−limit, limit). */
const uniformWeights = ({ fanIn, fanOut, random }: WeightShape, limit: number): Float64Array =>
  Float64Array.from({ length: fanOut * fanIn }, () => drawUniform(-limit, limit, random));

const none = z.strictObject({});

/** Normal with standard deviation gain / √fanIn; an activation whose authors prescribe an initialiser gets theirs. */
const auto: Initializer = {
  name: "auto",
  title: "The activation's own",
  ...cite`the fan-in rule of ${works.lecun1998} and ${works.he2015}, with the activation's gain`,
  parameters: none,
  usesGain: true,
  fill: (_parameters, shape) => normalWeights(shape, shape.gain / Math.sqrt(shape.fanIn)),
};

// Those that are the same whatever the layer and its activation.

const zeros: Initializer = {
  name: "zeros",
  title: "Zeros",
  ...cite`the mistake: every unit of a layer stays the same; ${pytorch("torch.nn.init.zeros_")}`,
  parameters: none,
  usesGain: false,
  fill: (_parameters, { fanIn, fanOut }) => new Float64Array(fanOut * fanIn),
};

const constant: Initializer<{ value: number }> = {
  name: "constant",
  title: "Constant",
  ...cite`the mistake: every unit of a layer stays the same; ${pytorch("torch.nn.init.constant_")}`,
  parameters: z.strictObject({ value: z.number().default(0.1).describe("Every weight.") }),
  usesGain: false,
  fill: ({ value }, { fanIn, fanOut }) => new Float64Array(fanOut * fanIn).fill(value),
};

const normal: Initializer<{ std: number }> = {
  name: "normal",
  title: "Normal",
  ...cite`${works.krizhevsky2012}, with their 0.01; ${pytorch("torch.nn.init.normal_")}`,
  parameters: z.strictObject({
    std: z.number().min(0).default(0.01).describe("Standard deviation of the weights."),
  }),
  usesGain: false,
  fill: ({ std }, shape) => normalWeights(shape, std),
};

const uniform: Initializer<{ limit: number }> = {
  name: "uniform",
  title: "Uniform",
  ...cite`${works.kerasInitializers}, with its 0.05; ${pytorch("torch.nn.init.uniform_")}`,
  parameters: z.strictObject({
    limit: z.number().min(0).default(0.05).describe("Weights are between −limit and limit."),
  }),
  usesGain: false,
  fill: ({ limit }, shape) => uniformWeights(shape, limit),
};

/** Those whose spread follows from a layer's fan-in and fan-out; He's have ReLU's gain whatever the activation. */
const varianceScaling: readonly Initializer[] = [
  {
    name: "xavier_normal",
    title: "Xavier normal",
    ...cite`${works.glorot2010}; ${pytorch("torch.nn.init.xavier_normal_")}`,
    parameters: none,
    usesGain: true,
    fill: (_parameters, shape) =>
      normalWeights(shape, shape.gain * Math.sqrt(2 / (shape.fanIn + shape.fanOut))),
  },
  {
    name: "xavier_uniform",
    title: "Xavier uniform",
    ...cite`${works.glorot2010}; ${pytorch("torch.nn.init.xavier_uniform_")}`,
    parameters: none,
    usesGain: true,
    fill: (_parameters, shape) =>
      uniformWeights(shape, shape.gain * Math.sqrt(6 / (shape.fanIn + shape.fanOut))),
  },
  {
    name: "he_normal",
    title: "He normal",
    ...cite`${works.he2015}; ${pytorch("torch.nn.init.kaiming_normal_")}(nonlinearity='relu')`,
    parameters: none,
    usesGain: false,
    fill: (_parameters, shape) => normalWeights(shape, Math.sqrt(2 / shape.fanIn)),
  },
  {
    name: "he_uniform",
    title: "He uniform",
    ...cite`${works.he2015}; ${pytorch("torch.nn.init.kaiming_uniform_")}(nonlinearity='relu')`,
    parameters: none,
    usesGain: false,
    fill: (_parameters, shape) => uniformWeights(shape, Math.sqrt(6 / shape.fanIn)),
  },
  {
    name: "lecun_normal",
    title: "LeCun normal",
    ...cite`${works.lecun1998}; ${pytorch("torch.nn.init.kaiming_normal_")} with the activation's gain`,
    parameters: none,
    usesGain: true,
    fill: (_parameters, shape) => normalWeights(shape, shape.gain / Math.sqrt(shape.fanIn)),
  },
  {
    name: "lecun_uniform",
    title: "LeCun uniform",
    ...cite`${works.lecun1998}; ${pytorch("torch.nn.init.kaiming_uniform_")} with the activation's gain`,
    parameters: none,
    usesGain: true,
    fill: (_parameters, shape) => uniformWeights(shape, shape.gain * Math.sqrt(3 / shape.fanIn)),
  },
];

/** A random rotation, times the gain. */
const orthogonal: Initializer = {
  name: "orthogonal",
  title: "Orthogonal",
  ...cite`${works.saxe2014}; ${pytorch("torch.nn.init.orthogonal_")}`,
  parameters: none,
  usesGain: true,
  fill(_parameters, shape) {
    const weights = normalWeights(shape, 1);
    orthonormalise(weights, shape.fanOut, shape.fanIn);
    return weights.map((weight) => shape.gain * weight);
  },
};

/** Limit 1 / fanIn in the first layer, √(6 / fanIn) / ω₀ in the others. */
const siren: Initializer<{ omega0: number }> = {
  name: "siren",
  title: "SIREN",
  ...cite`${works.sitzmann2020}`,
  parameters: z.strictObject({
    omega0: z.number().positive().default(30).describe("The frequency ω₀ of the activation sin(ω₀ x)."),
  }),
  usesGain: false,
  fill: ({ omega0 }, shape) =>
    uniformWeights(shape, shape.layer === 0 ? 1 / shape.fanIn : Math.sqrt(6 / shape.fanIn) / omega0),
};

/** How weights begin. */
export const initializers = createRegistry<Initializer>("initializer", [
  auto,
  zeros,
  constant,
  normal,
  uniform,
  ...varianceScaling,
  orthogonal,
  siren,
]);
