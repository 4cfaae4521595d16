import { csv } from "../../datasets/csv.js";
import { datasets } from "../../datasets/index.js";
import { asLabel } from "./labels.js";
import { named } from "./named.js";
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

/** The user's own file is called by the file's name: `data/flowers.csv` is "flowers". */
const csvMember = {
  ...csv,
  label: ({ path }: { readonly path?: unknown }) => asLabel(stemOf(String(path).replace(/\.gz$/, ""))),
};

/**
 * A data set of the catalogue or the user's own file. `reach` is its own target; it can't be called `target`, which
 * is a CSV file's column.
 */
export const datasetSchema = named("dataset", [...datasets.members, csvMember], {
  reach: targetSchema
    .optional()
    .describe("When training counts as converged on this data set, instead of the config's target."),
});

/** A file's name without its directories and extension. */
export function stemOf(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? "";
  return file.replace(/(?<=.)\.[^.]*$/, "");
}
