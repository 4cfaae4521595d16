import { z } from "zod";
import { choice } from "./choice.js";
import { isObject } from "./named.js";

const MOST_SEEDS = 10_000;

export const seedSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const seedCountSchema = z.int().min(1).max(MOST_SEEDS);
const seedListSchema = z.array(seedSchema).min(1).max(MOST_SEEDS);

const untilSchema = z
  .strictObject({
    from: seedCountSchema.default(10).describe("Seeds that every network is trained on: 1 to so many."),
    to: seedCountSchema.default(200).describe("The last seed, where a comparison is not decided before."),
    until: z
      .literal("decided")
      .describe(
        "Each comparison goes on until its interval, which holds at every look, is on one side of every ratio that its " +
          "verdict is about, or within a factor of 1.1.",
      ),
  })
  .superRefine(({ from, to }, context) => {
    if (from < to) return;
    const message = `found ${to}, expected more than from, which is ${from}`;
    context.addIssue({ code: "custom", path: ["to"], message });
  })
  .describe("Train on more seeds until every comparison is decided");

/** Seeds that are asked for at once, or as many as it takes. */
type Seeds = number[] | z.output<typeof untilSchema>;

/** A count n means the seeds 1 to n. */
export const seedsSchema = choice<Seeds, number | number[] | z.input<typeof untilSchema>>(
  [seedCountSchema, seedListSchema, untilSchema],
  (input) => {
    if (Array.isArray(input)) return { schema: seedListSchema, input };
    return { schema: isObject(input) ? untilSchema : seedCountSchema.transform(firstSeeds), input };
  },
);

/** 1 to n. */
export const firstSeeds = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
