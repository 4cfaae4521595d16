import type { ActivationDefinition } from "./definition.js";
import { cite } from "../sources/cite.js";
import { works } from "../sources/works.js";

/** The seven that the lecture compares. */
export const lecture: readonly ActivationDefinition[] = [
  {
    name: "linear",
    title: "Linear (identity)",
    formula: "x",
    pytorchGain: 1,
    ...cite`The identity: a network of such layers is one linear map (${works.rumelhart1986})`,
  },
  {
    name: "sigmoid",
    title: "Sigmoid",
    formula: "sigmoid(x)",
    pytorchGain: 1,
    ...cite`${works.verhulst1838} (the logistic curve); in networks trained by gradients: ${works.rumelhart1986}`,
  },
  {
    name: "tanh",
    title: "Tanh",
    formula: "tanh(x)",
    pytorchGain: 5 / 3,
    ...cite`${works.lecun1998}, §4.4`,
  },
  {
    name: "relu",
    title: "ReLU",
    formula: "max(0, x)",
    pytorchGain: Math.SQRT2,
    ...cite`${works.nair2010}`,
  },
  {
    name: "leaky_relu",
    title: "Leaky ReLU",
    formula: "x > 0 ? x : slope * x",
    parameters: { slope: 0.01 },
    pytorchGain: ({ slope }) => Math.sqrt(2 / (1 + slope * slope)),
    ...cite`${works.maas2013}`,
  },
  // exp(x) - 1 rather than expm1(x): value and derivative then share one exponential, and the derivative of a
  // far negative x stays above 0.
  {
    name: "elu",
    title: "ELU",
    formula: "x > 0 ? x : alpha * (exp(x) - 1)",
    parameters: { alpha: 1 },
    ...cite`${works.clevert2016}`,
  },
  {
    name: "maxout",
    title: "Maxout",
    formula: ({ pieces }) => `max(${Array.from({ length: pieces }, (_, k) => `x${k + 1}`).join(", ")})`,
    options: { pieces: { default: 2, from: 2, to: 5 } },
    ...cite`${works.goodfellow2013}`,
  },
];
