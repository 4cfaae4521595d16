import { z } from "zod";
import type { Optimizer } from "./definition.js";
import { corrections, momentOptions, momentParameters, moments, type Moments } from "./moments.js";
import { cite, pytorch, works } from "../../sources/index.js";

export const adam: Optimizer<Moments> = {
  name: "adam",
  title: "Adam",
  ...cite`${works.kingma2015}; ${pytorch("torch.optim.Adam")}`,
  parameters: z.strictObject(momentParameters),
  states: moments.states,
  scalars: corrections,
  rule: `${moments.rule}
    p' = p - rate / c1 * m' / (epsilon + sqrt(v') * u2)`,
  pytorch: { name: "Adam", options: momentOptions },
};
