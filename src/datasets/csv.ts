import { z } from "zod";
import { testShareParameter } from "./parameters.js";
import { MOST_COLUMNS } from "./table.js";
import { cite, works } from "../sources/index.js";

const columnName = z.union([
  z.string().min(1),
  z
    .int()
    .min(-MOST_COLUMNS)
    .max(MOST_COLUMNS)
    .refine((number) => number !== 0, { error: "found 0: columns count from 1, and from -1 at the end" }),
]);
const columnNames = z.array(columnName).min(1).optional();

const mark = z.string().length(1);

/** What a config says of the user's own file. */
export const csvParameters = z.strictObject({
  path: z.string().min(1).describe("The file, relative to the config; one that gzip has packed is unpacked."),
  target: columnName.describe(
    "The column to predict: its name, or its number from 1, or from -1 at the end.",
  ),
  features: columnNames.describe(
    "The columns to predict it from, all numeric; by default every other column.",
  ),
  exclude: columnNames.describe("Columns to leave out, such as a row's number."),
  group: columnName
    .optional()
    .describe(
      "The column that says which rows belong together, such as a person's: those of one group are never in both parts. No feature.",
    ),
  time: columnName
    .optional()
    .describe(
      "The column of numbers or dates (2024-05-31) by which all test rows are later than all training rows. No feature.",
    ),
  header: z.boolean().default(true).describe("Whether the first line holds the columns' names."),
  delimiter: z
    .union([z.literal("whitespace"), mark])
    .optional()
    .describe(
      'What separates the fields: one character, or "whitespace" for any number of blanks. By default comma, semicolon, tab, ' +
        "bar or blanks, whichever the file has; a file without a header must have commas.",
    ),
  decimal: z.enum([".", ","]).optional().describe('What a number has before its fraction; by default ".".'),
  thousands: mark.optional().describe("What stands between groups of three digits; by default nothing."),
  missing: z
    .enum(["drop", "keep"])
    .optional()
    .describe(
      "What becomes of a row with an empty field, ?, NA, null, - and the like. By default it is refused; drop leaves the row " +
        "out, keep makes a class of a target's mark.",
    ),
  comment: z
    .string()
    .min(1)
    .max(4)
    .optional()
    .describe("What a line begins with that is passed over, such as #."),
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

/** How a file's columns and rows are read; what is left out has its default. */
export type ReadingOptions = Pick<CsvParameters, "target"> & Partial<CsvParameters>;

/**
 * The parameters in a trial: with the SHA-256 of the file's text, so that a trial's id says which data it saw, and the
 * delimiter that was found.
 */
export const csvSpecParameters = csvParameters.extend({
  delimiter: csvParameters.shape.delimiter.unwrap().default(","),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type CsvSpecParameters = z.infer<typeof csvSpecParameters>;

/** The name under which an experiment keeps the parsed table: the file's content and how it was read. */
export function tableKey(parameters: CsvSpecParameters): string {
  const { sha256, target, features, header, delimiter, task } = parameters;
  const { exclude, decimal, thousands, missing, comment, group, time } = parameters;
  const others = Object.entries({ exclude, decimal, thousands, missing, comment, group, time });
  const given = others.filter(([, value]) => value !== undefined);
  return JSON.stringify([sha256, target, features ?? null, header, delimiter, task, ...given]);
}

/** What `actbench list datasets` says of it beside the registry's members. */
export const csv = {
  name: "csv",
  title: "Your own file",
  ...cite`${works.rfc4180}, UTF-8; a byte-order mark, CRLF, quoted fields, a sep= line and gzip are understood`,
  parameters: csvParameters,
} as const;

/** Those of some data sets that are tables of the user's. */
export const csvSpecs = <S extends { readonly name: string }>(specs: readonly S[]): S[] =>
  specs.filter(({ name }) => name === csv.name);
