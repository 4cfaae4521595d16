import { armOf, type Condition, type EvaluatedArm, type Where } from "../analysis/conditions.js";
import type { Experiment, Target } from "../experiment/experiment.js";
import type { Evidence } from "./definition.js";
import { labelsFor, withActivations } from "./needs.js";

/** Two arms of one condition, and the target that its data set has. */
export interface ArmPair {
  readonly where: Where;
  readonly a: EvaluatedArm;
  readonly b: EvaluatedArm;
  readonly target: Target;
}

export const targetOf = ({ targets }: Experiment, { factors }: Where): Target =>
  targets[String(factors.dataset)];

/** The arms of two labels in each condition that has both. */
export const pairsOf = (
  experiment: Experiment,
  conditions: readonly Condition[],
  labels: readonly string[],
): ArmPair[] =>
  conditions.flatMap((condition) => {
    const { where } = condition;
    const [a, b] = labels.map((label) => armOf(condition, label));
    return a && b ? [{ where, a, b, target: targetOf(experiment, where) }] : [];
  });

/** The same of two activations of the catalogue, wherever the experiment has them or was made to have them. */
export const cataloguePairs = (
  { experiment, conditions }: Evidence,
  names: readonly string[],
  field = withActivations(experiment, names),
): ArmPair[] => pairsOf(experiment, conditions(field), labelsFor(experiment, names));
