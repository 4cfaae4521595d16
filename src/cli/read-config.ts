import { claimProblems } from "../claims/problems.js";
import { loadConfig, type LoadedConfig } from "../experiment/load-config.js";
import type { ConfigSource } from "../library/study-data.js";
import { readTable, readText } from "../results/read-text.js";

/** Bytes of the longest config; a little more than its longest text, so that the config's own error says it. */
const LONGEST_CONFIG = 5_000_000;

/**
 * The config in a file, or, for "-", from standard input.
 * @param overrides `path=value` pairs, as `--set` takes them.
 * @throws {ActbenchError} when it cannot be read, or with everything that is wrong in it.
 */
export function readConfig(config: string, overrides: readonly string[]): LoadedConfig {
  const { text, file } = readSource(config);
  return loadConfig(text, { file, overrides, readFile: readTable, check: claimProblems });
}

/** The config in a file that a study is told to look at, if it is; read only where it is needed. */
export const configSource = (
  config: string | undefined,
  overrides: readonly string[] = [],
): ConfigSource | undefined =>
  config === undefined ? undefined : { name: config, load: () => readConfig(config, overrides) };

/** The text of a file, or, for "-", of standard input, with the name that errors call it by. */
export function readSource(source: string): { text: string; file: string } {
  return source === "-"
    ? { text: readText(0, "standard input", LONGEST_CONFIG), file: "<stdin>" }
    : { text: readText(source, source, LONGEST_CONFIG), file: source };
}
