import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { corrections, momentOptions, momentParameters, moments, type Moments } from "./moments.js";
import { weightDecayParameter } from "./parameters.js";
import { cite, pytorch, works } from "../../sources/index.js";

export const adamw: Optimizer<Moments & { weightDecay: number }> = {
  name: "adamw",
  title: "AdamW",
  ...cite`${works.loshchilov2019}; ${pytorch("torch.optim.AdamW")}`,
  parameters: z.strictObject({ ...momentParameters, weightDecay: weightDecayParameter(0.01) }),
  states: moments.states,
  scalars: corrections,
  rule: `${moments.rule}
    p' = p - (rate / c1 * m' / (epsilon + sqrt(v') * u2) + rate * weightDecay * p)`,
  pytorch: {
    name: "AdamW",
    options: (settings) => ({ ...momentOptions(settings), weight_decay: settings.weightDecay }),
  },
};
