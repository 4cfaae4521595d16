import { z } from "zod";
import { biasCorrection } from "./bias-correction.js";
import type { Optimizer } from "./definition.js";
import { decayParameter, epsilonParameter } from "./parameters.js";

export const adamw: Optimizer<{ beta1: number; beta2: number; epsilon: number; weightDecay: number }> = {
  name: "adamw",
  title: "AdamW",
  source: "Loshchilov & Hutter 2019; torch.optim.AdamW",
  parameters: z.strictObject({
    beta1: decayParameter(0.9, "the mean gradient"),
    beta2: decayParameter(0.999, "the mean squared gradient"),
    epsilon: epsilonParameter(1e-8),
    weightDecay: z
      .number()
      .min(0)
      .default(0.01)
      .describe("Share of each parameter taken away at each step, times the learning rate."),
  }),
  states: 2,
  step(kernel, parameters, { params, gradients, states: [m, v], learningRate, length, t }) {
    const { beta1, beta2, epsilon, weightDecay } = parameters;
    const [c1, c2] = [biasCorrection(beta1, t), biasCorrection(beta2, t)];
    kernel.adamStep(
      params,
      gradients,
      m,
      v,
      learningRate,
      beta1,
      beta2,
      epsilon,
      c1,
      c2,
      weightDecay,
      length,
    );
  },
};
