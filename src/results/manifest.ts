import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ActbenchError } from "../errors.js";
import type { DatasetSummary } from "../datasets/summary.js";
import type { MatchedNetwork } from "../experiment/match.js";
import { backends } from "../experiment/executors/backend.js";
import { oddKind } from "./file-kind.js";
import { writeOutput } from "./files.js";
import { registeredSchema } from "./journal.js";
import { parseShape } from "./shape.js";
import { systemReason } from "./system-error.js";

/** The file's name in a result's directory. */
export const MANIFEST = "manifest.json";

const count = z.int().min(0);

const datasetSchema: z.ZodType<DatasetSummary> = z.object({
  label: z.string(),
  task: z.enum(["classification", "regression"]),
  rows: count,
  features: count,
  classes: z.array(z.object({ name: z.string(), rows: count })).readonly(),
  isOneSample: z.literal(true).exactOptional(),
  reading: z
    .object({
      file: z.string(),
      delimiter: z.string(),
      delimiterWasFound: z.boolean(),
      target: z.string(),
      taskWasFound: z.boolean(),
      dropped: count,
      units: z.object({ by: z.enum(["group", "time"]), column: z.string(), count }).exactOptional(),
      classRows: z.array(count).readonly(),
      counters: z.array(z.string()).readonly(),
      isEitherTask: z.boolean(),
      sameButForCase: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
    })
    .exactOptional(),
});

const costSchema = z.object({ parameters: z.number(), flops: z.number() });
const networkSchema: z.ZodType<MatchedNetwork> = z.object({
  dataset: z.string(),
  network: z.array(count).readonly(),
  activation: z.string(),
  hidden: z.array(count).readonly(),
  cost: costSchema,
  times: costSchema,
});

const manifestSchema = z
  .object({
    actbench: z.string(),
    node: z.string(),
    platform: z.string(),
    processor: z.string(),
    backend: z.enum(backends),
    jobs: z.int().min(1),
    startedAt: z.string(),
    seconds: z.number().min(0),
    trials: count,
    /** What each data set held, and how it was read. */
    data: z.array(datasetSchema).readonly().optional(),
    /** What each activation's networks are and cost, where widths are matched. */
    networks: z.array(networkSchema).readonly().optional(),
    outputs: z.array(z.object({ file: z.string(), bytes: count, sha256: z.string() }).readonly()).readonly(),
    registration: registeredSchema.optional(),
    /** Raw timings in turns, for the claims that the clock decides. */
    timings: z
      .array(
        z.object({
          key: z.string(),
          turns: z.array(z.object({ a: z.number(), b: z.number() }).readonly()).readonly(),
        }),
      )
      .readonly(),
  })
  .readonly();

/** How a study was made: what can differ between two runs of one config stands here and in timing.csv alone. */
export type Manifest = z.infer<typeof manifestSchema>;

export function writeManifest(directory: string, manifest: Manifest): void {
  writeOutput(directory, MANIFEST, [`${JSON.stringify(manifest, undefined, 2)}\n`]);
}

/** @throws {ActbenchError} when the directory holds no finished result, or a manifest that no run has written */
export function readManifest(directory: string): Manifest {
  const path = join(directory, MANIFEST);
  const kind = oddKind(path);
  if (kind !== undefined) throw unfinished(directory, `${MANIFEST} is ${kind}`);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw unfinished(directory, `${MANIFEST}: ${systemReason(error) ?? String(error)}`);
  }
  return parseShape(
    path,
    text,
    manifestSchema,
    "Give its actbench run again: that writes it, and trains nothing twice.",
  );
}

const unfinished = (directory: string, reason: string): ActbenchError =>
  new ActbenchError(`${directory} holds no finished result: ${reason}`, {
    remedy: "Name a directory that actbench run has written.",
  });

/** The part of a manifest that describes this machine. */
export function machine(): Pick<Manifest, "node" | "platform" | "processor"> {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? "unknown",
  };
}
