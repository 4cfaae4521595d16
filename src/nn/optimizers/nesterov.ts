import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { decayParameter } from "./parameters.js";

export const nesterov: Optimizer<{ momentum: number }> = {
  name: "nesterov",
  title: "Nesterov momentum",
  source: "Nesterov 1983, Sutskever et al. 2013; torch.optim.SGD(momentum, nesterov=True)",
  parameters: z.strictObject({ momentum: decayParameter(0.9, "the velocity") }),
  states: 1,
  step(kernel, parameters, { params, gradients, states: [velocity], learningRate, length }) {
    kernel.momentumStep(params, gradients, velocity, learningRate, parameters.momentum, true, length);
  },
};
