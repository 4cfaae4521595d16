import { z } from "zod";
import { curveMetrics } from "../../metrics/index.js";

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
