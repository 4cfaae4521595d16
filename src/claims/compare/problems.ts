import type { CompareDeclaration, Experiment } from "../../experiment/experiment.js";
import { matchProblems } from "../../experiment/consistency.js";
import type { ConfigPath, ConfigProblem } from "../../experiment/problem.js";
import { armKey } from "../../experiment/schema/claims.js";
import {
  factors,
  valuesOf,
  type Factor,
  type FactorName,
  type FactorValue,
  type PartialSpec,
} from "../../factors/index.js";
import { isTunedWith } from "../../factors/settings.js";
import { curveMetrics } from "../../metrics/index.js";
import { nearestName } from "../../registry.js";
import type { TrialSpec } from "../../trial/spec.js";
import { isClock, isRatio } from "../../analysis/verdict.js";
import { list, either } from "../../words/index.js";
import { namedFactors, variedFactors, type NamedFactor, fieldOf } from "./arms.js";
import { assertionOf } from "./assertion.js";
import { ARM_MEASURES, isLoss } from "./measures.js";

/** What is wrong with a claim about two arms of an experiment; paths begin at the claim. */
export function compareProblems(declaration: CompareDeclaration, experiment: Experiment): ConfigProblem[] {
  const problems = [
    ...armProblems("compare", declaration, experiment),
    ...armProblems("with", declaration, experiment),
    ...datasetProblems(declaration, experiment),
    ...assertionProblems(declaration),
    ...clockProblems(declaration, experiment),
    ...costProblems(declaration, experiment),
  ];
  return problems.length > 0 ? problems : pairProblems(declaration, experiment);
}

const at = (message: string, path: ConfigPath = []): ConfigProblem[] => [{ path, message }];

/** Values that no arm of the experiment has, and factors that the other arm does not name. */
function armProblems(
  side: "compare" | "with",
  declaration: CompareDeclaration,
  experiment: Experiment,
): ConfigProblem[] {
  const other = side === "compare" ? "with" : "compare";
  const rivals = new Set(namedFactors(declaration[other]).map(({ factor }) => factor.name));
  const named = namedFactors(declaration[side]);
  return named.flatMap(({ factor, value }) => {
    const key = armKey(factor.name);
    const path = [side, key];
    if (factor.name === "learning_rate" && experiment.tuning !== undefined) {
      return at("learning rates are tuned here, so that no arm is named by one; leave it out", path);
    }
    if (isTunedWith(factor.name, experiment.tuning?.with)) {
      return at("tuned here, so that no arm is named by it; leave it out", path);
    }
    const values = valuesOf(factor, experiment);
    if (!values.includes(value)) return at(unknownValue(value, values, factor), path);
    if (rivals.has(factor.name)) return [];
    return at(`"${other}" does not name ${key}; name it in both arms, or in neither`, path);
  });
}

function unknownValue(
  value: FactorValue,
  values: readonly FactorValue[],
  { name, axis }: Factor<FactorName>,
): string {
  const found = `found ${JSON.stringify(value)}, which the config never trains`;
  const near = typeof value === "string" ? nearestName(value, values.map(String)) : undefined;
  if (near !== undefined) return `${found}; did you mean "${near}"?`;
  const known = list([...new Set(values.map((each) => JSON.stringify(each)))]);
  const place =
    axis.path.join(".") + (name === "l1" || name === "l2" || name === "dropout" ? `.${name}` : "");
  return `${found}: it has ${known}; add it to ${place}, or name another`;
}

function datasetProblems({ onDatasets = [] }: CompareDeclaration, { datasets }: Experiment): ConfigProblem[] {
  const labels = datasets.map(({ label }) => label);
  return onDatasets.flatMap((name, i) => {
    if (labels.includes(name)) return [];
    const near = nearestName(name, labels);
    const remedy = near === undefined ? `, expected ${either(labels)}` : `; did you mean "${near}"?`;
    return [{ path: ["onDatasets", i], message: `found ${JSON.stringify(name)}${remedy}` }];
  });
}

/** What can't be said of the measure. */
function assertionProblems(declaration: CompareDeclaration): ConfigProblem[] {
  const { measure, is } = declaration;
  const { kind, size } = assertionOf(declaration);
  const here = (message: string) => at(message, typeof is === "string" ? ["is"] : ["is", kind]);
  const isTime = measure === "epochs_to_target" || measure.startsWith("seconds_");
  if (isTime && (kind === "less" || kind === "more")) {
    return here(`found "${kind}" of a time, expected sooner, equal or notWorse; for later, swap the arms`);
  }
  if (!isTime && kind === "sooner")
    return here(`found "sooner" of ${measure}, expected less, more, equal or notWorse`);
  if (kind === "notWorse" && !isTime && !ARM_MEASURES[measure as keyof typeof ARM_MEASURES].isDirected) {
    return here(
      `found "notWorse", but neither more nor less ${measure} is worse; expected less, more or equal`,
    );
  }
  if (size === undefined) return [];
  if (!isRatio(measure) && size >= 1) {
    return here(`found ${size}, expected less than 1: 0.01 is one percentage point of ${measure}`);
  }
  if (kind === "equal" || kind === "notWorse") {
    return size > 0
      ? []
      : here("found a margin of 0, expected more: no number of seeds shows that two are the same");
  }
  return isRatio(measure) && size < 1 ? here(`found ${size}, expected a factor of at least 1`) : [];
}

/** Steps are timed before it is known which batches tuning chooses. */
function clockProblems({ measure }: CompareDeclaration, { tuning }: Experiment): ConfigProblem[] {
  if (!isClock(measure) || tuning?.with?.batchSize === undefined) return [];
  const message = `found ${JSON.stringify(measure)}, but how long an epoch takes depends on the batch size, which is tuned; take batchSize out of learningRate.with`;
  return at(message, ["measure"]);
}

/** Networks that can't be made to cost alike, or that do already. */
function costProblems(declaration: CompareDeclaration, experiment: Experiment): ConfigProblem[] {
  const { match, compare, with: other } = declaration;
  if (match === undefined) return [];
  const but = (words: string) => at(`found "${match}", but ${words}`, ["match"]);
  if (compare.activation === other.activation) {
    const found = compare.activation === undefined ? "neither arm names an" : "both arms have the same";
    return but(`${found} activation, by which networks differ in cost; name one in each arm`);
  }
  if (experiment.match !== undefined) {
    return but(
      `all networks of this config cost the same ${experiment.match.cost} already; leave one of the two out`,
    );
  }
  if (experiment.shapes === undefined) {
    return but("no such networks were trained; declare the claim in the config");
  }
  return matchProblems(fieldOf(experiment, declaration)).flatMap(({ message }) => at(message, ["match"]));
}

/** Arms that are the same, that never share what they should, or that a loss can't compare. */
function pairProblems(declaration: CompareDeclaration, experiment: Experiment): ConfigProblem[] {
  const { compare, with: other, measure } = declaration;
  const varied = variedFactors(declaration);
  if (varied.length === 0)
    return at("both arms are the same; name a factor in which they differ, in both of them");
  for (const [side, arm] of [
    ["compare", compare],
    ["with", other],
  ] as const) {
    const apart = factors.find(
      ({ axis }) =>
        axis.choices(experiment).length > 0 && choicesWith(axis, namedFactors(arm), experiment).length === 0,
    );
    if (apart !== undefined) {
      return at(`the config never trains these together; add them to ${apart.axis.path.join(".")}`, [side]);
    }
  }
  const apart = factors.find(({ axis }) => !canMeet(axis, declaration, experiment));
  if (apart !== undefined) {
    return at(
      `the config has no two arms that differ in ${list(varied.map((name) => String(armKey(name))))} alone; add the missing ones to ${apart.axis.path.join(".")}`,
    );
  }
  const targets = Object.values(experiment.targets);
  const isOfTarget = measure === "epochs_to_target" || measure === "seconds_to_target";
  const isOfLoss =
    isLoss(measure) ||
    (isOfTarget && targets.some(({ metric }) => curveMetrics.get(metric).goal === "minimize"));
  return varied.includes("loss") && isOfLoss
    ? at(
        `arms that minimise different losses can't be compared by ${measure}, which is of those; choose an accuracy`,
      )
    : [];
}

type CompareAxis = (typeof factors)[number]["axis"];

/** An axis's choices that have the values which an arm names of it: each with its values of the axis's factors. */
function choicesWith(
  axis: CompareAxis,
  named: readonly NamedFactor[],
  experiment: Experiment,
): Map<FactorName, FactorValue>[] {
  const blank: PartialSpec = { training: {} };
  const own = factors.filter((factor) => factor.axis === axis);
  return axis
    .choices(experiment)
    .map((choice) => {
      const spec = axis.choose(blank, choice) as TrialSpec;
      return new Map(own.map((factor) => [factor.name, factor.of(spec)]));
    })
    .filter((values) => named.every(({ factor, value }) => (values.get(factor.name) ?? value) === value));
}

/** Whether on an axis both arms have a choice that agrees in the factors which neither names. */
function canMeet(
  axis: CompareAxis,
  { compare, with: other }: CompareDeclaration,
  experiment: Experiment,
): boolean {
  // Rates that are tuned are on no list.
  if (axis.choices(experiment).length === 0) return true;
  const named = new Set(namedFactors(compare).map(({ factor }) => factor.name));
  const rivals = choicesWith(axis, namedFactors(other), experiment);
  return choicesWith(axis, namedFactors(compare), experiment).some((one) =>
    rivals.some((rival) => [...one].every(([name, value]) => named.has(name) || rival.get(name) === value)),
  );
}
