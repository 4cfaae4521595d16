import { existsSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { ActbenchError } from "../errors.js";
import { packageFile } from "../package-file.js";
import type { Console } from "./console.js";

interface InitFlags {
  readonly force?: boolean;
}

export function registerInit(program: Command, console: Console): void {
  program
    .command("init")
    .description("write a config to start from, with comments")
    .argument("[file]", "where to write it, or - for standard output", "config.json")
    .option("-f, --force", "replace an existing file")
    .addHelpText(
      "after",
      `
Examples:
  $ actbench init
  $ actbench init experiments/first.json
  $ actbench run config.json`,
    )
    .action((file: string, options: InitFlags) => init(file, options, console));
}

/** @throws {ActbenchError} when the file exists, or cannot be written. */
async function init(file: string, { force }: InitFlags, console: Console): Promise<void> {
  const { configTemplate } = await import("../experiment/template.js");
  if (file === "-") {
    console.out(configTemplate(schemaPathFrom(".")));
    return;
  }
  if (!force && existsSync(file)) {
    throw new ActbenchError(`${file} exists already`, {
      remedy: "Give --force to replace it, or name another file.",
    });
  }
  const { writeOutput } = await import("../results/files.js");
  writeOutput(dirname(file), basename(file), [configTemplate(schemaPathFrom(dirname(file)))]);
  console.out(`wrote ${file}\nNext: actbench run ${file}\n`);
}

/** Where a config in a directory finds the schema that ships beside package.json. */
function schemaPathFrom(directory: string): string {
  const path = relative(resolve(directory), fileURLToPath(packageFile("actbench.schema.json")))
    .split(sep)
    .join("/");
  return path.startsWith(".") ? path : `./${path}`;
}
