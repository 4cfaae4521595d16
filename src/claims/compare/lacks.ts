import { group as groupBy } from "d3-array";
import type { DatasetSummary } from "../../datasets/summary.js";
import {
  COMPARED_MEASURES,
  type CompareDeclaration,
  type ComparedMeasure,
  type Experiment,
} from "../../experiment/experiment.js";
import type { ConfigProblem } from "../../experiment/problem.js";
import { either } from "../../words/index.js";
import { ARM_MEASURES, type ArmMeasure } from "./measures.js";
import { plannedPairs } from "./arms.js";

const measures: Readonly<Partial<Record<ComparedMeasure, ArmMeasure>>> = ARM_MEASURES;

/**
 * What is wrong with a claim about a measure that none of its networks can have on some data set, whatever comes of their
 * training.
 *
 * @param data of a data set that it does not hold, nothing is known
 */
export function lackProblems(
  declaration: CompareDeclaration,
  experiment: Experiment,
  data: readonly DatasetSummary[],
): ConfigProblem[] {
  const { measure } = declaration;
  if (measures[measure]?.lackOf === undefined) return [];
  const byDataset = groupBy(plannedPairs(experiment, declaration), ({ a }) => a.spec.dataset.label);
  const lackOf = (asked: ComparedMeasure, dataset: string): string | undefined => {
    const task = data.find(({ label }) => label === dataset)?.task;
    const lacks = (byDataset.get(dataset) ?? []).map(({ a, b }) =>
      measures[asked]?.lackOf?.([a.spec, b.spec], task),
    );
    return lacks.every((lack) => lack !== undefined) ? lacks[0] : undefined;
  };
  const names = [...byDataset.keys()];
  const without = names.filter((dataset) => lackOf(measure, dataset) !== undefined);
  if (without.length === 0) return [];
  const fitting = COMPARED_MEASURES.filter((each) => names.every((name) => lackOf(each, name) === undefined));
  const others = names.filter((name) => !without.includes(name));
  const remedy = others.length === 0 ? "" : `, or "onDatasets": ${JSON.stringify(others)}`;
  const message = `found "${measure}", but ${lackOf(measure, without[0]) ?? ""}; expected ${either(fitting)}${remedy}`;
  return [{ path: ["measure"], message }];
}
