import { z } from "zod";
import { choice } from "./choice.js";
import { isObject } from "./named.js";

export const costSchema = z.enum(["parameters", "flops"]);

const matchSchema = z
  .strictObject({
    cost: costSchema.describe(
      "parameters: numbers that training adjusts; flops: floating-point operations of a forward and backward pass, for each sample.",
    ),
    reference: z
      .string()
      .min(1)
      .optional()
      .describe(
        "Label of the activation whose networks are as the config names them; by default relu, else the first.",
      ),
  })
  .describe("With a reference of your own");

/** What networks are to have in common; by its name alone, it is that of the usual reference. */
export const widthsSchema = choice<
  z.output<typeof matchSchema>,
  z.input<typeof costSchema> | z.input<typeof matchSchema>
>([costSchema, matchSchema], (input) =>
  isObject(input)
    ? { schema: matchSchema, input }
    : { schema: costSchema.transform((cost) => ({ cost })), input },
);
