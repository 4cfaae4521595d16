import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { decayParameter } from "./parameters.js";

export const momentum: Optimizer<{ momentum: number }> = {
  name: "momentum",
  title: "Momentum",
  source: "Polyak 1964; torch.optim.SGD(momentum)",
  parameters: z.strictObject({ momentum: decayParameter(0.9, "the velocity") }),
  states: 1,
  step(kernel, parameters, { params, gradients, states: [velocity], learningRate, length }) {
    kernel.momentumStep(params, gradients, velocity, learningRate, parameters.momentum, false, length);
  },
};
