import { z } from "zod";
import type { Tuning } from "../experiment.js";
import { choice } from "./choice.js";
import { isObject } from "./named.js";
import { oneOrMany } from "./one-or-many.js";

const rateSchema = z.number().positive().max(1000);
const ratesSchema = oneOrMany(rateSchema);

const tuningSchema = z
  .strictObject({
    from: z
      .number()
      .min(1e-8)
      .max(1000)
      .default(0.003)
      .describe("The lowest rate of the grid, before it grows."),
    to: z
      .number()
      .min(1e-8)
      .max(1000)
      .default(3)
      .describe("The highest rate of the grid, before it grows; it is always tried."),
    perDecade: z.int().min(1).max(20).default(2).describe("Rates for every factor of ten."),
    extend: z
      .int()
      .min(0)
      .max(20)
      .default(3)
      .describe(
        "While the best rate is the first or last of the grid, the grid grows there, by at most so many rates a side; 0 forbids it.",
      ),
    seeds: z
      .int()
      .min(1)
      .max(1000)
      .default(5)
      .describe("Trials of each rate, on seeds of their own: the evaluation sees none of them."),
    regimes: oneOrMany(z.enum(["shared", "tuned"]))
      .prefault(["shared", "tuned"])
      .describe("shared: the one rate that is best for the whole field; tuned: each activation's own best."),
  })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "the highest rate must be above the lowest" })
  .refine(({ regimes }) => new Set(regimes).size === regimes.length, {
    path: ["regimes"],
    message: "each regime at most once",
  })
  .describe("Search a logarithmic grid");

/** One rate or a list of rates as they are; an object searches for them. */
export const learningRateSchema = choice<
  number[] | Tuning,
  z.input<typeof ratesSchema> | z.input<typeof tuningSchema>
>([rateSchema, z.array(rateSchema).min(1).max(200), tuningSchema], (input) => ({
  schema: isObject(input) ? tuningSchema : ratesSchema,
  input,
}));
