import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withNeeds } from "../claims/index.js";
import { ActbenchError } from "../errors.js";
import type { Backend } from "../experiment/executors/backend.js";
import { shardDirectory } from "../library/run-shard.js";
import { slurmScript } from "../library/slurm-script.js";
import { packageFile } from "../package-file.js";
import type { Console } from "./console.js";
import { readConfig } from "./read-config.js";

export interface SlurmFlags {
  readonly array: number;
  readonly set: readonly string[];
  readonly out?: string;
  readonly jobs: number;
  readonly backend?: Backend;
  readonly retries: number;
  readonly sbatch: readonly string[];
}

const program = fileURLToPath(packageFile("bin/actbench.js"));

/** `actbench slurm`: config → a script on stdout. Nothing is trained or submitted. */
export function slurmCommand(config: string, options: SlurmFlags, console: Console): void {
  if (config === "-") {
    throw new ActbenchError("every task reads the config: it can't come from standard input", {
      remedy: "Write it to a file that the cluster's nodes can read.",
    });
  }
  const { array: shards, backend, jobs, retries } = options;
  const kernel = backend === undefined ? [] : ["--backend", backend];
  const { experiment } = readConfig(config, options.set);
  const out = options.out ?? join("results", experiment.name);
  const needsConfig = experiment.datasets.some(({ name }) => name === "csv");
  const overrides = options.set.flatMap((change) => ["--set", change]);
  console.out(
    slurmScript({
      program: [process.execPath, program],
      directory: process.cwd(),
      config,
      name: experiment.name,
      out,
      shards,
      parts: Array.from({ length: shards }, (_, i) => shardDirectory(out, { index: i + 1, count: shards })),
      runOptions: [...overrides, ...kernel],
      mergeOptions: [...(needsConfig ? ["--config", config, ...overrides] : []), ...kernel],
      jobs,
      sbatchOptions: options.sbatch,
      retries,
      secondStage: withNeeds(experiment).some(({ tuning }) => tuning?.regimes.includes("shared")),
    }),
  );
}
