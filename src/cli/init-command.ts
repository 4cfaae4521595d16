import { existsSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ActbenchError } from "../errors.js";
import { configTemplate } from "../experiment/template.js";
import { packageFile } from "../package-file.js";
import { writeOutput } from "../results/files.js";
import type { Console } from "./console.js";

export interface InitFlags {
  readonly force?: boolean;
}

/** The schema that ships beside package.json. */
const schemaFile = fileURLToPath(packageFile("actbench.schema.json"));

/** @throws {ActbenchError} when the file exists, or cannot be written. */
export function initCommand(file: string, { force }: InitFlags, console: Console): void {
  if (file === "-") {
    console.out(configTemplate(schemaPathFrom(".")));
    return;
  }
  if (!force && existsSync(file)) {
    throw new ActbenchError(`${file} exists already`, {
      remedy: "Give --force to replace it, or name another file.",
    });
  }
  writeOutput(dirname(file), basename(file), [configTemplate(schemaPathFrom(dirname(file)))]);
  console.out(`wrote ${file}\nNext: actbench run ${file}\n`);
}

function schemaPathFrom(directory: string): string {
  const path = relative(resolve(directory), schemaFile).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}
