import { z } from "zod";
import type { Loss } from "./definition.js";
import { formulaLoss } from "./formula-loss.js";
import { cite } from "../../sources/cite.js";
import { pytorch, works } from "../../sources/works.js";

export const huber: Loss<{ delta: number }> = {
  name: "huber",
  title: "Huber loss",
  tasks: ["regression"],
  ...cite`${works.huber1964}; ${pytorch("torch.nn.HuberLoss")}`,
  parameters: z.strictObject({
    delta: z
      .number()
      .positive()
      .default(1)
      .describe("The error from which it grows in proportion, no longer with the square."),
  }),
  create: (kernel, { delta }, shape) =>
    formulaLoss(
      kernel,
      "abs(x) <= delta ? x * x / 2 : delta * (abs(x) - delta / 2)",
      { delta },
      kernel.valueResiduals,
      shape,
    ),
};
