import { cpus } from "node:os";
import type { WrittenFile } from "./files.js";

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
}

/** The part of a manifest that describes this machine. */
export function machine(): Pick<Manifest, "node" | "platform" | "processor"> {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? "unknown",
  };
}
