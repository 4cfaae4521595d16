import { z } from "zod";
import { realNumber, wholeNumber } from "../../datasets/parameters.js";
import { settings } from "../../factors/settings.js";
import type { Refinement, Tuning } from "../experiment.js";
import { choice, refusal, oneOrMany } from "./choice.js";
import { foundInsteadOf } from "./sentences.js";
import { isObject } from "./named.js";

export const batchSizeSchema = z.int().min(1).max(65_536);

export const gainSchema = z.enum(["own", "pytorch", "unit"]);

const rateSchema = z.number().positive().max(1000);
const ratesSchema = oneOrMany(rateSchema);

const refinementSchema = z
  .strictObject({
    until: realNumber(0, 1, 0.05).describe(
      "Until neither neighbour of the best rate takes more time than this share.",
    ),
    rounds: wholeNumber(1, 8, 4).describe("At most so often the steps are halved."),
  })
  .describe("When to stop");

/** `true` stands for all defaults. */
const refineSchema = choice<Refinement, true | z.input<typeof refinementSchema>>(
  [z.literal(true), refinementSchema],
  (input) => {
    if (input === true) return { schema: refinementSchema, input: {} };
    const expected = "true, or an object with until and rounds";
    return { schema: isObject(input) ? refinementSchema : refusal(foundInsteadOf(input, expected)), input };
  },
);

/** Most values that one setting is tuned over. */
const MOST_VALUES = 20;

const valuesOf = (item: z.ZodType<string | number>, what: string) =>
  z.array(item).min(1).max(MOST_VALUES).optional().describe(what);

/** What is no factor is a parameter of an optimiser, which knows itself what its values may be. */
const settingsSchema = z
  .strictObject(
    Object.fromEntries(
      settings.map(({ key }) => {
        if (key === "gain") return [key, valuesOf(gainSchema, "Conventions for the initialiser's gain.")];
        if (key === "batchSize") return [key, valuesOf(batchSizeSchema, "Rows a gradient step.")];
        return [key, valuesOf(z.number(), `Values of the optimiser's ${key}.`)];
      }),
    ),
  )
  .describe("Lists of values");

const tuningSchema = z
  .strictObject({
    from: realNumber(1e-8, 1000, 0.003).describe("The lowest rate of the grid, before it grows."),
    to: realNumber(1e-8, 1000, 3).describe(
      "The highest rate of the grid, before it grows; it is always tried.",
    ),
    perDecade: wholeNumber(1, 20, 2).describe("Rates for every factor of ten."),
    extend: wholeNumber(0, 20, 3).describe(
      "While the best rate is the first or last of the grid, the grid grows there, by at most so many rates a side; 0 forbids it.",
    ),
    seeds: wholeNumber(1, 1000, 16).describe(
      "Trials of each rate, on seeds of their own: the evaluation sees none of them.",
    ),
    refine: refineSchema
      .optional()
      .describe(
        "Tries rates between the best of the grid and its neighbours as well, on as many seeds again; true for the defaults, none when left out.",
      ),
    with: settingsSchema
      .optional()
      .describe(
        "What else is tuned: each rate is tried with every combination of these values, and the best point of both is taken, for the whole field " +
          "or for each activation as regimes say; none when left out.",
      ),
    tuning: z
      .enum(["once", "per-replicate"])
      .default("once")
      .describe(
        "per-replicate: the whole choice is made anew for every seed of the evaluation, on tuning seeds of its own, so that intervals and " +
          "verdicts hold the luck of tuning; it takes as many times more tuning trials as there are seeds.",
      ),
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

/** What is as it always was leaves no trace, so that studies of before go on. */
const searchSchema = tuningSchema.transform(({ tuning, with: lists, ...search }): Tuning => ({
  ...search,
  ...(lists !== undefined && { with: inReadingOrder(lists) }),
  ...(tuning !== "once" && { tuning }),
}));

/** In which order a config names its settings decides nothing. */
const inReadingOrder = (lists: z.output<typeof settingsSchema>): Tuning["with"] =>
  Object.fromEntries(
    settings.flatMap(({ key }) => (lists[key] === undefined ? [] : [[key, lists[key]] as const])),
  );

/** One rate or a list of rates as they are; an object searches for them. */
export const learningRateSchema = choice<
  number[] | Tuning,
  z.input<typeof ratesSchema> | z.input<typeof tuningSchema>
>([rateSchema, z.array(rateSchema).min(1).max(200), tuningSchema], (input) => ({
  schema: isObject(input) ? searchSchema : ratesSchema,
  input,
}));
