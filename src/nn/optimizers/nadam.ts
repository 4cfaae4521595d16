import { z } from "zod";
import { pow } from "../../math/index.js";
import type { Optimizer } from "./definition.js";
import { biasCorrection, momentOptions, momentParameters, moments, type Moments } from "./moments.js";
import { cite, pytorch, works } from "../../sources/index.js";

/** Adam whose mean gradient looks ahead as Nesterov's velocity does, with a momentum that grows to beta1. */
export const nadam: Optimizer<Moments & { momentumDecay: number }> = {
  name: "nadam",
  title: "NAdam",
  ...cite`${works.dozat2016}; ${pytorch("torch.optim.NAdam")}`,
  parameters: z.strictObject({
    ...momentParameters,
    momentumDecay: z
      .number()
      .min(0)
      .default(0.004)
      .describe("How fast the momentum grows from half of beta1 to beta1."),
  }),
  states: moments.states,
  scalars: {
    names: ["now", "before", "u2"],
    *perStep({ beta1, beta2, momentumDecay }) {
      const momentum = (t: number) => beta1 * (1 - 0.5 * pow(0.96, t * momentumDecay));
      let product = 1;
      for (let t = 1; ; t++) {
        const [mu, next] = [momentum(t), momentum(t + 1)];
        product *= mu;
        const before = next / (1 - product * next);
        yield [(1 - mu) / (1 - product), before, 1 / Math.sqrt(biasCorrection(beta2, t))];
      }
    },
  },
  rule: `${moments.rule}
    p' = p - rate * (now * g + before * m') / (epsilon + sqrt(v') * u2)`,
  pytorch: {
    name: "NAdam",
    options: (settings) => ({
      ...momentOptions(settings),
      momentum_decay: settings.momentumDecay,
      // Without it PyTorch 1.13 takes the momentum once too often; PyTorch 2 does not.
      foreach: true,
    }),
  },
};
