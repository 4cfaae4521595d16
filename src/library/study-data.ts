import { existsSync } from "node:fs";
import { csv, csvSpecParameters, csvSpecs, tableKey, type CsvSpecParameters } from "../datasets/csv.js";
import type { DatasetSpec } from "../datasets/definition.js";
import { parseTable } from "../datasets/parse-table.js";
import { summarizeDataset, type DatasetSummary } from "../datasets/summary.js";
import type { Tables } from "../datasets/table.js";
import { ActbenchError } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import { sha256 } from "../experiment/sha256.js";
import { readTable } from "../results/read-text.js";
import { load } from "./arguments.js";
import { PROPERTIES, type OptionNames } from "./caller.js";

/** A config that is read only where it is needed, with what errors call it. */
export interface ConfigSource {
  readonly name: string;
  readonly load: () => LoadedConfig;
}

/** A program's config as such a source. */
export const sourceOf = (config: ConfigInput | undefined): ConfigSource | undefined =>
  config && { name: "options.config", load: () => load(config) };

/**
 * The parsed CSV files of a study that has any: only the config, with the run's overrides, knows where they are.
 *
 * @throws {ActbenchError} where they are not those that the study was trained on
 */
export function tablesOf(
  { datasets }: Experiment,
  config: ConfigSource | undefined,
  names: OptionNames = PROPERTIES,
): Tables {
  const needed = csvSpecs(datasets).map(({ parameters }) => parameters as unknown as CsvSpecParameters);
  if (config === undefined) {
    if (needed.length === 0) return {};
    throw new ActbenchError("the study was trained on a CSV file, which is not in its directory", {
      remedy: `Give the config that names it with ${names.config}.`,
    });
  }
  const { tables } = config.load();
  const absent = needed.find((parameters) => !Object.hasOwn(tables, tableKey(parameters)));
  if (absent === undefined) return tables;
  throw new ActbenchError(
    `${config.name} does not give the study's data: ${absent.path} with the SHA-256 ${absent.sha256}, ` +
      `its target ${JSON.stringify(absent.target)}`,
    { remedy: `Give the config of the run with ${names.config}, beside the file as it was then.` },
  );
}

/**
 * What the data sets of a study hold whose manifest does not say it, as of an older version: those of the catalogue,
 * and those files that still are where they were and what they were. Of the others nothing is known.
 */
export const knownData = ({ datasets, seed, seeds }: Experiment): DatasetSummary[] =>
  datasets.flatMap((spec) => {
    const tables = tablesIfThere(spec);
    return tables === undefined ? [] : [summarizeDataset(spec, seed, seeds[0], tables)];
  });

function tablesIfThere({ name, parameters }: DatasetSpec): Tables | undefined {
  if (name !== csv.name) return {};
  try {
    return unchangedTables(parameters);
  } catch (error) {
    // A file that has become unreadable, or that this version reads more strictly, is one of the others.
    if (error instanceof ActbenchError) return undefined;
    throw error;
  }
}

/**
 * The table of a data set that is a file, as the study was trained on it; undefined where the file is absent or another.
 *
 * @param file where it is now, if not where it was
 * @throws {ActbenchError} where it cannot be read, or not as a table
 */
export function unchangedTables(given: DatasetSpec["parameters"], file?: string): Tables | undefined {
  const parameters = csvSpecParameters.parse(given);
  const path = file ?? parameters.path;
  if (!existsSync(path)) return undefined;
  const text = readTable(path);
  if (sha256(text) !== parameters.sha256) return undefined;
  return { [tableKey(parameters)]: parseTable(text, { ...parameters, path }) };
}
