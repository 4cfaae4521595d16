import { z } from "zod";
import { testShareParameter } from "./parameters.js";

const columnName = z.union([z.string().min(1), z.int().min(1)]);

/** What a config says of the user's own file. */
export const csvParameters = z.strictObject({
  path: z.string().min(1).describe("The file, relative to the config."),
  target: columnName.describe(
    "The column to predict: its name, or its number from 1 where there is no header.",
  ),
  features: z
    .array(columnName)
    .min(1)
    .optional()
    .describe("The columns to predict it from, all numeric; by default every other column."),
  header: z.boolean().default(true).describe("Whether the first line holds the columns' names."),
  delimiter: z.string().length(1).default(",").describe("What separates the fields."),
  task: z
    .enum(["auto", "classification", "regression"])
    .default("auto")
    .describe(
      "auto: classification where a target is text, or where all are whole numbers of at most 20 values that occur " +
        "twice each on average; else regression.",
    ),
  testShare: testShareParameter(),
});

export type CsvParameters = z.infer<typeof csvParameters>;

/** The parameters in a trial: with the SHA-256 of the file's bytes, so that a trial's id says which data it saw. */
export const csvSpecParameters = csvParameters.extend({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type CsvSpecParameters = z.infer<typeof csvSpecParameters>;

/** The name under which an experiment keeps the parsed table: the file's content and how it was read. */
export function tableKey(parameters: CsvSpecParameters): string {
  const { sha256, target, features, header, delimiter, task } = parameters;
  return JSON.stringify([sha256, target, features ?? null, header, delimiter, task]);
}

/** What `actbench list datasets` says of it beside the registry's members. */
export const csv = {
  name: "csv",
  title: "Your own file",
  source: "RFC 4180, UTF-8; a byte-order mark, CRLF and quoted fields are understood",
  parameters: csvParameters,
} as const;
