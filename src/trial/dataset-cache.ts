import type { Dataset } from "../datasets/definition.js";
import { makeDataset, type Tables } from "../datasets/make-dataset.js";
import type { TrialSpec } from "./spec.js";

/** The data of a trial. */
export type DatasetSource = (spec: TrialSpec) => Dataset;

/** How many data sets are kept: every activation trains on the same few seeds of a data set, one after the other. */
const CAPACITY = 256;

/** Makes data sets on demand and keeps the latest, since all activations share a seed's data. */
export function createDatasetCache(tables: Tables): DatasetSource {
  const kept = new Map<string, Dataset>();
  return ({ dataset, rootSeed, phase, seed, holdout }) => {
    const key = JSON.stringify([dataset.name, dataset.parameters, rootSeed, phase, seed, holdout]);
    const found = kept.get(key) ?? makeDataset(dataset, rootSeed, phase, seed, tables, holdout);
    kept.delete(key);
    kept.set(key, found);
    if (kept.size > CAPACITY) kept.delete(kept.keys().next().value as string);
    return found;
  };
}
