import { writeFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ActbenchError } from "../errors.js";
import { configTemplate } from "../experiment/template.js";
import type { Console } from "./console.js";
import type { InitOptions } from "./init.js";
import { systemReason } from "../results/system-error.js";

/** The schema that ships beside package.json. */
const schemaFile = fileURLToPath(new URL("../../actbench.schema.json", import.meta.url));

/** @throws {ActbenchError} when the file exists, or cannot be written. */
export function initCommand(file: string, { force }: InitOptions, console: Console): void {
  if (file === "-") {
    console.out(configTemplate(schemaPathFrom(".")));
    return;
  }
  try {
    writeFileSync(file, configTemplate(schemaPathFrom(dirname(file))), { flag: force ? "w" : "wx" });
  } catch (error) {
    throw writeError(file, error as NodeJS.ErrnoException);
  }
  console.out(`wrote ${file}\nNext: actbench run ${file}\n`);
}

function schemaPathFrom(directory: string): string {
  const path = relative(resolve(directory), schemaFile).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}

function writeError(file: string, error: NodeJS.ErrnoException): ActbenchError {
  if (error.code === "EEXIST") {
    return new ActbenchError(`${file} exists already`, {
      remedy: "Give --force to replace it, or name another file.",
    });
  }
  return new ActbenchError(`cannot write ${file}: ${systemReason(error) ?? error.message}`, {
    remedy: error.code === "ENOENT" ? "Make its directory first." : undefined,
    cause: error,
  });
}
