import { z } from "zod";
import type { ClaimDeclaration } from "../experiment.js";
import { choice } from "./choice.js";
import { compareSchema } from "./compare.js";
import { isObject } from "./named.js";
import { oneOrMany } from "./one-or-many.js";

const idSchema = z.string().min(1).max(200).describe("A claim's id, or all of them: all.");

const fasterSchema = z
  .strictObject({
    faster: z.string().min(1).describe("The label of an activation."),
    than: z.string().min(1).describe("The label of another."),
    times: z
      .number()
      .min(1)
      .max(1000)
      .default(1)
      .describe("How many times sooner it reaches the target, at least."),
    onDatasets: z.array(z.string()).min(1).optional().describe("Labels of the data sets it is claimed of."),
  })
  .describe("A claim of your own");

/** Keys that only a comparison of two arms has. */
const COMPARE_KEYS = ["compare", "with", "measure", "is"];

const schemaFor = (input: unknown): z.ZodType => {
  if (!isObject(input)) return idSchema;
  return COMPARE_KEYS.some((key) => key in input) ? compareSchema : fasterSchema;
};

const claimSchema = choice<
  ClaimDeclaration,
  z.input<typeof idSchema> | z.input<typeof fasterSchema> | z.input<typeof compareSchema>
>([idSchema, fasterSchema, compareSchema], (input) => ({ schema: schemaFor(input), input }));

export const claimsSchema = oneOrMany(claimSchema);
