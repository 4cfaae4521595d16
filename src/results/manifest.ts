import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { ActbenchError } from "../errors.js";
import type { Timing } from "../trial/timing.js";
import { writeOutput, type WrittenFile } from "./files.js";

const FILE = "manifest.json";

/** How a study was made: what can differ between two runs of one config stands here and in timing.csv alone. */
export interface Manifest {
  readonly actbench: string;
  readonly node: string;
  readonly platform: string;
  readonly processor: string;
  readonly backend: string;
  readonly jobs: number;
  readonly startedAt: string;
  readonly seconds: number;
  readonly trials: number;
  readonly outputs: readonly WrittenFile[];
  /** Raw timings in turns, for the claims that the clock decides. */
  readonly timings: readonly Timing[];
}

export function writeManifest(directory: string, manifest: Manifest): void {
  writeOutput(directory, FILE, [`${JSON.stringify(manifest, undefined, 2)}\n`]);
}

/** @throws {ActbenchError} when the directory holds no finished result */
export function readManifest(directory: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(directory, FILE), "utf8")) as Manifest;
  } catch (error) {
    throw new ActbenchError(`${directory} holds no finished result: ${(error as Error).message}`, {
      remedy: "Name a directory that actbench run has written.",
      cause: error,
    });
  }
}

/** The part of a manifest that describes this machine. */
export function machine(): Pick<Manifest, "node" | "platform" | "processor"> {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? "unknown",
  };
}
