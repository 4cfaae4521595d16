import { z } from "zod";
import type { Task } from "../../datasets/definition.js";
import { curveMetrics } from "../../metrics/index.js";
import type { Target } from "../experiment.js";

export const targetSchema = z
  .strictObject({
    metric: z.enum(curveMetrics.names).describe("What is measured at each evaluation."),
    value: z.number().min(0).max(1e6).describe("The value at which a network counts as converged."),
  })
  .check(({ value: target, issues }) => {
    const { unit } = curveMetrics.get(target.metric);
    if (unit !== "share" || target.value <= 1) return;
    issues.push({
      code: "custom",
      input: target,
      path: ["value"],
      message: `found ${target.value}, expected a share from 0 to 1, for ${target.metric}`,
    });
  });

/** Used where the config names no target. A regression's values are standardised: 0.1 is a tenth of their variance. */
export const defaultTarget: Readonly<Record<Task, Target>> = {
  classification: { metric: "train_accuracy", value: 0.95 },
  regression: { metric: "train_loss", value: 0.1 },
};
