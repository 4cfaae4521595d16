import { z } from "zod";
import { biasCorrection } from "./bias-correction.js";
import type { Optimizer } from "./definition.js";
import { decayParameter, epsilonParameter } from "./parameters.js";

export const adam: Optimizer<{ beta1: number; beta2: number; epsilon: number }> = {
  name: "adam",
  title: "Adam",
  source: "Kingma & Ba 2015; torch.optim.Adam",
  parameters: z.strictObject({
    beta1: decayParameter(0.9, "the mean gradient"),
    beta2: decayParameter(0.999, "the mean squared gradient"),
    epsilon: epsilonParameter(1e-8),
  }),
  states: 2,
  step(kernel, { beta1, beta2, epsilon }, { params, gradients, states: [m, v], learningRate, length, t }) {
    const [c1, c2] = [biasCorrection(beta1, t), biasCorrection(beta2, t)];
    kernel.adamStep(params, gradients, m, v, learningRate, beta1, beta2, epsilon, c1, c2, 0, length);
  },
};
