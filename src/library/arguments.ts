import { z } from "zod";
import { claimProblems } from "../claims/problems.js";
import { ActbenchError } from "../errors.js";
import { backends } from "../experiment/executors/backend.js";
import { MOST_JOBS } from "../experiment/executors/executor.js";
import { checkConfig, type LoadedConfig } from "../experiment/load-config.js";
import { showPath } from "../experiment/problem.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import { sentence } from "../experiment/schema/sentences.js";
import { readTable } from "../results/read-text.js";

/**
 * What the library's functions take is checked as the command line's arguments are: not every program has types.
 *
 * @param name what errors call it
 * @throws {ActbenchError} with everything that is wrong in it, a line each: the place, what was found and expected
 */
export function checkArgument(name: string, value: unknown, schema: z.ZodType): void {
  const parsed = schema.safeParse(value, { error: sentence });
  if (parsed.success) return;
  const lines = parsed.error.issues.flatMap(({ path, message }) => {
    const place = showPath([name, ...path.filter((key) => typeof key !== "symbol")]);
    return message.split("\n").map((line) => `${place}  ${line}`);
  });
  throw new ActbenchError(lines.join("\n"), {
    remedy: "The type declarations of actbench say what each function takes.",
  });
}

/** A program's config; paths of CSV files are relative to the current directory. */
export const load = (config: ConfigInput): LoadedConfig => checkConfig(config, readTable, claimProblems);

const functionSchema = z.custom((value) => typeof value === "function", { error: "expected a function" });

export const pathSchema = z.string().min(1);

const jobsSchema = z.int().min(1).max(MOST_JOBS).optional();
const figuresSchema = z.enum(["svg"]).optional();
const flagSchema = z.boolean().optional();

const trainingShape = {
  force: flagSchema,
  jobs: jobsSchema,
  backend: z.enum(backends).optional(),
  signal: z.instanceof(AbortSignal, { error: "expected an AbortSignal" }).optional(),
  onStart: functionSchema.optional(),
  onProgress: functionSchema.optional(),
};

export const runOptionsSchema = z.strictObject({
  ...trainingShape,
  directory: pathSchema.optional(),
  extend: flagSchema,
  deviate: flagSchema,
  figures: figuresSchema,
});

export const registerOptionsSchema = z.strictObject({ directory: pathSchema, force: flagSchema });

export const shardSchema = z
  .strictObject({ index: z.int().min(1), count: z.int().min(1) })
  .refine(({ index, count }) => index <= count, { error: "expected an index from 1 to the count" });

export const shardOptionsSchema = z.strictObject({
  ...trainingShape,
  directory: pathSchema,
  extend: flagSchema,
  with: z.array(pathSchema).optional(),
});

/** What `load` then checks. */
const configSchema = z.looseObject({}).optional();

export const mergeOptionsSchema = z.strictObject({
  ...trainingShape,
  config: configSchema,
  figures: figuresSchema,
});

export const pathsSchema = z.array(pathSchema).min(1);

const countSchema = z.int().min(1).max(10_000).optional();

export const powerOptionsSchema = z.strictObject({
  pilot: pathSchema.optional(),
  pilotSeeds: countSchema,
  most: countSchema,
  jobs: jobsSchema,
});

export const verifyOptionsSchema = z.strictObject({
  sample: z.int().min(1).optional(),
  jobs: jobsSchema,
  config: configSchema,
  onFiles: functionSchema.optional(),
});

export const replayOptionsSchema = z.strictObject({
  out: pathSchema,
  data: pathSchema.optional(),
  force: flagSchema,
});

export const openOptionsSchema = z.strictObject({ partial: flagSchema });

export const parametersSchema = z.record(z.string(), z.number());

export const customActivationSchema = z.strictObject({
  name: z.string(),
  formula: z.string(),
  parameters: parametersSchema.optional(),
  learned: z.array(z.string()).optional(),
});

export const activationSchema = z.union([z.string(), customActivationSchema]);

/** As `run` and `openResult` give it. */
export const studySchema = z.looseObject({
  experiment: z.looseObject({}),
  plan: z.array(z.unknown()),
  trials: functionSchema,
});

export const claimsSchema = z.array(z.union([z.string(), z.looseObject({})]));
