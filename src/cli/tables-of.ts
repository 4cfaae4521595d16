import type { Tables } from "../datasets/table.js";
import { ActbenchError } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import { readConfig } from "./read-config.js";

/** The parsed CSV files of a study that has any: only the config knows where they are. */
export function tablesOf(experiment: Experiment, config: string | undefined): Tables {
  if (config !== undefined) return readConfig(config, []).tables;
  if (experiment.datasets.every(({ name }) => name !== "csv")) return {};
  throw new ActbenchError("the study was trained on a CSV file, which is not in its directory", {
    remedy: "Give the config that names it with --config.",
  });
}
