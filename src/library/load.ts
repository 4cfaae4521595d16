import { claimProblems } from "../claims/problems.js";
import { checkConfig, type LoadedConfig } from "../experiment/load-config.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import { readTable } from "../results/read-text.js";

/** A program's config; paths of CSV files are relative to the current directory. */
export function load(config: ConfigInput): LoadedConfig {
  return checkConfig(config, readTable, claimProblems);
}
