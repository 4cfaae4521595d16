import { summarizeDataset, type DatasetSummary } from "../datasets/summary.js";
import type { Tables } from "../datasets/table.js";
import type { Experiment } from "./experiment.js";

/** What the data sets of an experiment hold, in its order, as its first seed draws them. */
export const summarizeData = ({ datasets, seed, seeds }: Experiment, tables: Tables): DatasetSummary[] =>
  datasets.map((spec) => summarizeDataset(spec, seed, seeds[0], tables));
