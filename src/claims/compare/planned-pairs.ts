import type { CompareDeclaration, Experiment } from "../../experiment/experiment.js";
import { fieldsOf, type Arm } from "../../experiment/plan.js";
import { factorsOf } from "../../factors/index.js";
import { pairArms } from "./arms.js";
import { fieldOf } from "./matched.js";

/** The arms that a claim compares, before anything is trained. */
export function plannedPairs(
  experiment: Experiment,
  declaration: CompareDeclaration,
): { readonly a: Arm; readonly b: Arm }[] {
  // A rate that is tuned is an arm's own.
  const rates = experiment.tuning === undefined ? experiment.learningRates : [0];
  const candidates = fieldsOf(fieldOf(experiment, declaration))
    .flat()
    .flatMap((item) =>
      rates.map((learningRate) => ({
        item,
        values: factorsOf({ phase: "evaluate", seed: 0, ...item.spec, learningRate }),
        shared: "",
      })),
    );
  return pairArms(candidates, declaration);
}
