import { z } from "zod";
import { realNumber } from "../../datasets/parameters.js";
import { type ClaimDeclaration, ASSERTIONS, COMPARED_MEASURES, type ArmKey } from "../experiment.js";
import { choice, oneOrMany, refusal } from "./choice.js";
import { isObject } from "./named.js";
import { factors, type FactorName } from "../../factors/index.js";
import { costSchema } from "./match.js";

const armKeys = new Map(
  factors.map(({ name }) => [
    name,
    name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as ArmKey,
  ]),
);

/** The key that a config has for a factor: "batchSize" for batch_size. */
export const armKey = (name: FactorName): ArmKey => armKeys.get(name) as ArmKey;

/** One key for each factor but the data set, which two paired trials always share. */
const armShape = Object.fromEntries(
  factors
    .filter(({ name }) => name !== "dataset")
    .map(({ name, column }) => {
      if (name === "hidden")
        return [name, z.array(z.int()).optional().describe("Widths of the hidden layers.")];
      const value: z.ZodType<string | number> = column.type === "string" ? z.string().min(1) : z.number();
      return [armKey(name), value.optional().describe(column.description)];
    }),
) as Record<ArmKey, z.ZodOptional<z.ZodType<string | number | number[]>>>;

const arm = (description: string) => z.strictObject(armShape).describe(description);

const amounts = {
  sooner: "Of times: at least so many times sooner.",
  less: "Less by at least this: times, where losses are compared; else the difference.",
  more: "More by at least this.",
  equal:
    "Equal within this margin: 0.1 is a factor of 1.1, where times or losses are compared; else the difference.",
  notWorse: "Not worse by this margin or more.",
} as const;

const sizedSchema = z
  .strictObject(
    Object.fromEntries(
      ASSERTIONS.map((name) => [name, z.number().min(0).max(1000).optional().describe(amounts[name])]),
    ) as Record<(typeof ASSERTIONS)[number], z.ZodOptional<z.ZodNumber>>,
  )
  .check(({ value, issues }) => {
    const count = Object.keys(value).length;
    if (count === 1 || issues.length > 0) return;
    const message = `found ${count === 0 ? "none" : count}, expected one of ${ASSERTIONS.join(", ")}`;
    issues.push({ code: "custom", input: value, message });
  });

const nameSchema = z.enum(["sooner", "less", "more"]).describe("Of any size: sooner, less or more.");

const isSchema = choice<
  z.output<typeof nameSchema> | z.output<typeof sizedSchema>,
  z.input<typeof nameSchema> | z.input<typeof sizedSchema>
>([nameSchema, sizedSchema], (input) => {
  if (input === "equal" || input === "notWorse") return { schema: refusal(marginNeeded(input)), input };
  return { schema: isObject(input) ? sizedSchema : nameSchema, input };
});

const marginNeeded = (kind: "equal" | "notWorse"): string =>
  `found "${kind}" without a margin, without which no number of seeds could show it; expected one, such as { "${kind}": 0.1 }: ` +
  "a factor of 1.1 of times and losses, 0.1 more or less of accuracies and shares";

const compareSchema = z
  .strictObject({
    compare: arm(
      "An arm, by the factors that make it one; those that neither arm names are what both share.",
    ),
    with: arm("Another, by values of the same factors."),
    measure: z.enum(COMPARED_MEASURES).default("epochs_to_target").describe("What is measured of both."),
    is: isSchema.describe("What is claimed of the first arm's measure."),
    onDatasets: z.array(z.string()).min(1).optional().describe("Labels of the data sets it is claimed of."),
    match: costSchema
      .optional()
      .describe(
        "What both networks are to cost alike: that of the first arm is as wide as costs what the second one's does. What the claim alone needs is trained beside the rest.",
      ),
  })
  .describe("A claim about two arms that differ in any factors");

const idSchema = z.string().min(1).max(200).describe("A claim's id, or all of them: all.");

const fasterSchema = z
  .strictObject({
    faster: z.string().min(1).describe("The label of an activation."),
    than: z.string().min(1).describe("The label of another."),
    times: realNumber(1, 1000, 1).describe("How many times sooner it reaches the target, at least."),
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
