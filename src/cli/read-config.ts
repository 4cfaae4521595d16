import { readFileSync } from "node:fs";
import { ActbenchError } from "../errors.js";
import { loadConfig, type LoadedConfig } from "../experiment/load-config.js";

/**
 * The config in a file, or, for "-", from standard input.
 * @param overrides `path=value` pairs, as `--set` takes them.
 * @throws {ActbenchError} when it cannot be read, or with everything that is wrong in it.
 */
export function readConfig(config: string, overrides: readonly string[]): LoadedConfig {
  const isStdin = config === "-";
  const text = readText(isStdin ? 0 : config, config);
  const file = isStdin ? "<stdin>" : config;
  return loadConfig(text, { file, overrides, readFile: (path) => readText(path, path) });
}

function readText(source: string | 0, name: string): string {
  try {
    return readFileSync(source, "utf8");
  } catch (error) {
    throw new ActbenchError(`cannot read ${name}: ${(error as Error).message}`, { cause: error });
  }
}
