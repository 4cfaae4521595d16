import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { biasCorrection, momentOptions, momentParameters, moments, type Moments } from "./moments.js";
import { cite, pytorch, works } from "../../sources/index.js";

/** Adam that is momentum until enough gradients were seen for the mean of their squares to be trusted. */
export const radam: Optimizer<Moments> = {
  name: "radam",
  title: "RAdam",
  ...cite`${works.liu2020}; ${pytorch("torch.optim.RAdam")}`,
  parameters: z.strictObject(momentParameters),
  states: moments.states,
  scalars: {
    names: ["c1", "trust"],
    *perStep({ beta1, beta2 }) {
      const longest = 2 / (1 - beta2) - 1;
      for (let t = 1; ; t++) {
        const c2 = biasCorrection(beta2, t);
        // The paper's ρ: how many gradients the mean of squares is worth.
        const length = longest - (2 * t * (1 - c2)) / c2;
        const rectified = ((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length);
        yield [biasCorrection(beta1, t), length > 5 ? Math.sqrt(rectified * c2) : 0];
      }
    },
  },
  rule: `${moments.rule}
    p' = p - rate / c1 * m' * (trust > 0 ? trust / (epsilon + sqrt(v')) : 1)`,
  pytorch: { name: "RAdam", options: momentOptions },
};
