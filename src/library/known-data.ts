import { existsSync } from "node:fs";
import { csv, csvSpecParameters, tableKey } from "../datasets/csv.js";
import type { DatasetSpec } from "../datasets/definition.js";
import { parseTable } from "../datasets/parse-table.js";
import { summarizeDataset, type DatasetSummary } from "../datasets/summary.js";
import type { Tables } from "../datasets/table.js";
import type { Experiment } from "../experiment/experiment.js";
import { sha256 } from "../experiment/sha256.js";
import { readTable } from "../results/read-text.js";

/**
 * What the data sets of a study hold whose manifest does not say it, as of an older version: those of the catalogue,
 * and those files that still are where they were and what they were. Of the others nothing is known.
 */
export const knownData = ({ datasets, seed, seeds }: Experiment): DatasetSummary[] =>
  datasets.flatMap((spec) => {
    const tables = tablesIfThere(spec);
    return tables === undefined ? [] : [summarizeDataset(spec, seed, seeds[0], tables)];
  });

function tablesIfThere({ name, parameters: given }: DatasetSpec): Tables | undefined {
  if (name !== csv.name) return {};
  const parameters = csvSpecParameters.parse(given);
  if (!existsSync(parameters.path)) return undefined;
  const text = readTable(parameters.path);
  if (sha256(text) !== parameters.sha256) return undefined;
  return { [tableKey(parameters)]: parseTable(text, parameters) };
}
