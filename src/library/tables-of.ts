import { csvSpecs, tableKey, type CsvSpecParameters } from "../datasets/csv.js";
import type { Tables } from "../datasets/table.js";
import { ActbenchError } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import type { LoadedConfig } from "../experiment/load-config.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import { load } from "./load.js";
import { PROPERTIES, type OptionNames } from "./option-names.js";

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
