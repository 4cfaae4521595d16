import { z } from "zod";
import type { Loss } from "./definition.js";
import { formulaLoss } from "./formula-loss.js";
import { cite } from "../../sources/cite.js";
import { pytorch, works } from "../../sources/works.js";

export const hinge: Loss<{ margin: number }> = {
  name: "hinge",
  title: "Multi-class hinge loss",
  tasks: ["classification"],
  ...cite`${works.weston1999}; ${pytorch("torch.nn.MultiMarginLoss")}`,
  parameters: z.strictObject({
    margin: z
      .number()
      .positive()
      .default(1)
      .describe("By how much the right class's output has to exceed every other one."),
  }),
  create: (kernel, { margin }, shape) =>
    formulaLoss(kernel, "max(0, margin + x)", { margin }, kernel.marginResiduals, shape),
};
