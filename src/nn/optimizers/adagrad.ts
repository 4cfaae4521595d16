import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { epsilonParameter } from "./parameters.js";

export const adagrad: Optimizer<{ epsilon: number }> = {
  name: "adagrad",
  title: "AdaGrad",
  source: "Duchi, Hazan & Singer 2011; torch.optim.Adagrad",
  parameters: z.strictObject({ epsilon: epsilonParameter(1e-10) }),
  states: 1,
  step(kernel, parameters, { params, gradients, states: [sum], learningRate, length }) {
    kernel.adagradStep(params, gradients, sum, learningRate, parameters.epsilon, length);
  },
};
