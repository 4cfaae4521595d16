import { z } from "zod";
import type { Initializer, WeightShape } from "./definition.js";
import { normalWeights, uniformWeights } from "./draws.js";
import { cite } from "../../sources/cite.js";
import { pytorch, works } from "../../sources/works.js";

type Scaled = Pick<Initializer, "name" | "title" | "source" | "links" | "usesGain">;

const normal = (about: Scaled, std: (shape: WeightShape) => number): Initializer => ({
  ...about,
  parameters: z.strictObject({}),
  fill: (_parameters, shape) => normalWeights(shape, std(shape)),
});

const uniform = (about: Scaled, limit: (shape: WeightShape) => number): Initializer => ({
  ...about,
  parameters: z.strictObject({}),
  fill: (_parameters, shape) => uniformWeights(shape, limit(shape)),
});

/** Initialisers whose spread follows from a layer's fan-in and fan-out; He's have ReLU's gain whatever the activation. */
export const varianceScaling: readonly Initializer[] = [
  normal(
    {
      name: "xavier_normal",
      title: "Xavier normal",
      ...cite`${works.glorot2010}; ${pytorch("torch.nn.init.xavier_normal_")}`,
      usesGain: true,
    },
    ({ gain, fanIn, fanOut }) => gain * Math.sqrt(2 / (fanIn + fanOut)),
  ),
  uniform(
    {
      name: "xavier_uniform",
      title: "Xavier uniform",
      ...cite`${works.glorot2010}; ${pytorch("torch.nn.init.xavier_uniform_")}`,
      usesGain: true,
    },
    ({ gain, fanIn, fanOut }) => gain * Math.sqrt(6 / (fanIn + fanOut)),
  ),
  normal(
    {
      name: "he_normal",
      title: "He normal",
      ...cite`${works.he2015}; ${pytorch("torch.nn.init.kaiming_normal_")}(nonlinearity='relu')`,
      usesGain: false,
    },
    ({ fanIn }) => Math.sqrt(2 / fanIn),
  ),
  uniform(
    {
      name: "he_uniform",
      title: "He uniform",
      ...cite`${works.he2015}; ${pytorch("torch.nn.init.kaiming_uniform_")}(nonlinearity='relu')`,
      usesGain: false,
    },
    ({ fanIn }) => Math.sqrt(6 / fanIn),
  ),
  normal(
    {
      name: "lecun_normal",
      title: "LeCun normal",
      ...cite`${works.lecun1998}; ${pytorch("torch.nn.init.kaiming_normal_")} with the activation's gain`,
      usesGain: true,
    },
    ({ gain, fanIn }) => gain / Math.sqrt(fanIn),
  ),
  uniform(
    {
      name: "lecun_uniform",
      title: "LeCun uniform",
      ...cite`${works.lecun1998}; ${pytorch("torch.nn.init.kaiming_uniform_")} with the activation's gain`,
      usesGain: true,
    },
    ({ gain, fanIn }) => gain * Math.sqrt(3 / fanIn),
  ),
];
