import { armOf, type Condition, type EvaluatedArm } from "../analysis/conditions.js";
import { group as groupBy } from "d3-array";
import type { Experiment } from "../experiment/experiment.js";
import { matchedNetworks, usualReference } from "../experiment/match.js";
import { hiddenLabel } from "../factors/index.js";
import { number } from "../words/index.js";

/** How far networks may differ in cost before it is said. */
export const UNEQUAL = 0.05;

const isUnequal = (times: number): boolean => Math.abs(times - 1) > UNEQUAL;

/** Networks that no width matches closely: "maxout on moons (1.08 × relu's parameters with hidden layers 2)". */
export const unmatchedCosts = (experiment: Experiment): string[] =>
  matchedNetworks(experiment).flatMap(({ activation, dataset, hidden, times }) => {
    const { cost = "parameters", reference } = experiment.match ?? {};
    if (!isUnequal(times[cost])) return [];
    const much = `${number(times[cost])} × ${reference?.label}'s ${cost} with hidden layers ${hiddenLabel(hidden)}`;
    return [`${activation} on ${dataset} (${much})`];
  });

/** Where widths are not matched: activations that make a network larger or smaller, "maxout (1.5 to 1.9 × relu's parameters)". */
export function unequalSizes({ match, activations }: Experiment, conditions: readonly Condition[]): string[] {
  const reference = usualReference(activations.map(({ label }) => label));
  if (match !== undefined || reference === undefined) return [];
  const sizes = conditions.flatMap((condition) => {
    const base = parametersOf(armOf(condition, reference));
    return condition.arms.flatMap((arm) => {
      const own = parametersOf(arm);
      return own === undefined || base === undefined ? [] : [{ label: arm.label, times: own / base }];
    });
  });
  return [...groupBy(sizes, ({ label }) => label)].flatMap(([label, each]) => {
    const times = each.map((size) => size.times);
    if (!times.some(isUnequal)) return [];
    const range = [...new Set([Math.min(...times), Math.max(...times)].map((end) => number(end)))];
    return [`${label} (${range.join(" to ")} × ${reference}'s parameters)`];
  });
}

/** How many numbers training adjusts in an arm's network; undefined where none was trained. */
export const parametersOf = (arm: EvaluatedArm | undefined): number | undefined =>
  arm?.trials.find(({ parameterCount }) => parameterCount !== null)?.parameterCount ?? undefined;
