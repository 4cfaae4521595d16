import { readFileSync } from "node:fs";
import { ActbenchError } from "../errors.js";
import { loadConfig, type LoadedConfig } from "../experiment/load-config.js";
import { systemReason } from "./system-error.js";

/**
 * The config in a file, or, for "-", from standard input.
 * @param overrides `path=value` pairs, as `--set` takes them.
 * @throws {ActbenchError} when it cannot be read, or with everything that is wrong in it.
 */
export function readConfig(config: string, overrides: readonly string[]): LoadedConfig {
  const { text, file } = readSource(config);
  return loadConfig(text, { file, overrides, readFile: (path) => readText(path, path) });
}

/** The text of a file, or, for "-", of standard input, with the name that errors call it by. */
export function readSource(source: string): { text: string; file: string } {
  return source === "-"
    ? { text: readText(0, source), file: "<stdin>" }
    : { text: readText(source, source), file: source };
}

function readText(source: string | 0, name: string): string {
  try {
    return readFileSync(source, "utf8");
  } catch (error) {
    throw new ActbenchError(`cannot read ${name}: ${systemReason(error) ?? String(error)}`, { cause: error });
  }
}
