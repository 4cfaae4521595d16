import type { ActivationDefinition } from "./definition.js";
import { cite } from "../sources/cite.js";
import { pytorch, works } from "../sources/works.js";

/** Those that level off on both sides, or on one. */
export const saturating: readonly ActivationDefinition[] = [
  {
    name: "hard_sigmoid",
    title: "Hard sigmoid",
    formula: "min(6, max(0, x + 3)) / 6",
    ...cite`${works.courbariaux2015}; with the slope 1/6 of ${works.howard2019}, as in PyTorch`,
  },
  {
    name: "log_sigmoid",
    title: "Log-sigmoid",
    formula: "-softplus(-x)",
    ...cite`The log-likelihood of logistic regression (${works.cox1958}); as an activation: PyTorch's ${pytorch("torch.nn.LogSigmoid")}`,
  },
  // Its second moment is near 1, and its curvature is largest at the targets ±1.
  {
    name: "lecun_tanh",
    title: "LeCun tanh",
    formula: "1.7159 * tanh(2 / 3 * x)",
    ...cite`${works.lecun1998}, §4.4: f(±1) = ±1`,
  },
  {
    name: "hardtanh",
    title: "Hard tanh",
    formula: "min(1, max(-1, x))",
    ...cite`${works.collobert2004}`,
  },
  {
    name: "softsign",
    title: "Softsign",
    formula: "x / (1 + abs(x))",
    ...cite`${works.bergstra2009}; ${works.glorot2010}`,
  },
  {
    name: "arctan",
    title: "Arctan",
    formula: "atan(x)",
    ...cite`${works.kamruzzaman2002}`,
  },
  {
    name: "penalized_tanh",
    title: "Penalized tanh",
    formula: "x > 0 ? tanh(x) : slope * tanh(x)",
    parameters: { slope: 0.25 },
    ...cite`${works.xu2016}`,
  },
];
