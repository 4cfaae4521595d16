import type { Command } from "commander";
import { backendOption, setOption } from "./common-options.js";
import type { Console } from "./console.js";
import type { SlurmFlags } from "./slurm-command.js";
import { collected, wholeNumber } from "./option-values.js";

export function registerSlurm(program: Command, console: Console): void {
  program
    .command("slurm")
    .description(
      "write a batch script that trains an experiment on a Slurm cluster, in shards, and merges them",
    )
    .argument("<config>", "the experiment, a JSON file")
    .requiredOption("-a, --array <n>", "how many shards", wholeNumber(10_000))
    .addOption(setOption())
    .option("-o, --out <directory>", "where the merged result goes (default: results/<name>)")
    .option("-j, --jobs <n>", "worker threads, and cores, of each task", wholeNumber(1024), 1)
    .addOption(backendOption())
    .option("--retries <n>", "how often a killed task is put back", wholeNumber(100), 3)
    .option("--sbatch <option>", "an option for sbatch: --sbatch=--time=1:00:00 (repeatable)", collected, [])
    .addHelpText(
      "after",
      `
Examples:
  $ actbench slurm config.json --array 16 > config.sh && bash config.sh
  $ actbench slurm config.json --array 16 --jobs 4 --sbatch=--time=1:00:00 --sbatch=--partition=short`,
    )
    .action(async (config: string, options: SlurmFlags) => {
      const { slurmCommand } = await import("./slurm-command.js");
      slurmCommand(config, options, console);
    });
}
