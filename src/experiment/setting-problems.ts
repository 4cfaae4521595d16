import type { z } from "zod";
import { parametersOf, settings, type Setting } from "../factors/settings.js";
import { optimizers } from "../nn/optimizers/index.js";
import { nearestName } from "../registry.js";
import { canonicalJson } from "../trial/id.js";
import type { Experiment } from "./experiment.js";
import { showPath, type ConfigPath, type ConfigProblem, repeated } from "./problem.js";
import { sentence } from "./schema/sentences.js";

type Values = readonly (string | number)[];

/** What is wrong with the settings that are tuned together with learning rates. */
export function settingProblems(experiment: Experiment): ConfigProblem[] {
  const lists = experiment.tuning?.with;
  if (lists === undefined) return [];
  if (Object.keys(lists).length === 0) {
    const message = `found nothing to tune, expected one or more of ${settings.map(({ key }) => key).join(", ")}`;
    return [{ path: ["learningRate", "with"], message }];
  }
  return settings.flatMap((setting) => {
    const values = lists[setting.key];
    if (values === undefined) return [];
    const path = ["learningRate", "with", setting.key];
    const own =
      setting.factor === undefined
        ? parameterProblems(setting.key, path, values, experiment)
        : factorProblems(setting.factor, path, experiment);
    return [...repeated(path, values), ...own];
  });
}

/** A factor is either compared or tuned. */
function factorProblems(
  { axis }: Required<Setting>["factor"],
  path: ConfigPath,
  experiment: Experiment,
): ConfigProblem[] {
  const count = axis.choices(experiment).length;
  if (count < 2) return [];
  const message = `tuned here, and compared by ${showPath(axis.path)}, which has ${count} values; leave it out here, or give that one value`;
  return [{ path, message, see: axis.path }];
}

/** Parameters that an optimiser does not have or is given, values that it refuses, and optimisers that differ in nothing else. */
function parameterProblems(
  key: string,
  path: ConfigPath,
  values: Values,
  { optimizers: named }: Experiment,
): ConfigProblem[] {
  const lacking = named.findIndex(({ name }) => !parametersOf(name).includes(key));
  if (lacking >= 0)
    return [{ path, message: lackingWords(key, named[lacking].name), see: ["optimizer", lacking] }];
  const refused = named.flatMap(({ name }) => {
    const schema = schemaOf(name, key);
    return values.flatMap((value, i): ConfigProblem[] => {
      const parsed = schema.safeParse(value, { error: sentence });
      return parsed.success ? [] : [{ path: [...path, i], message: parsed.error.issues[0].message }];
    });
  });
  const others = named.map(({ name, parameters }) => canonicalJson([name, { ...parameters, [key]: 0 }]));
  const twin = others.findIndex((each, i) => others.indexOf(each) < i);
  if (twin < 0) return [...refused, ...givenProblems(key, path, named)];
  const first = others.indexOf(others[twin]);
  const message = `tuned here, and all that ${showPath(["optimizer", first])} and ${showPath(["optimizer", twin])} differ in; leave it out here, or leave one of them out`;
  return [...refused, { path, message, see: ["optimizer", twin] }];
}

/** A value beside those that are tried, which every label would name. */
function givenProblems(key: string, path: ConfigPath, named: Experiment["optimizers"]): ConfigProblem[] {
  const given = named.findIndex(
    ({ name, parameters }) => parameters[key] !== schemaOf(name, key).parse(undefined),
  );
  if (given < 0) return [];
  const message = `tuned here, and ${named[given].parameters[key]} in ${showPath(["optimizer", given])}; leave it out of one of them`;
  return [{ path, message, see: ["optimizer", given] }];
}

const schemaOf = (optimizer: string, key: string): z.ZodType =>
  (optimizers.get(optimizer).parameters as z.ZodObject).shape[key] as z.ZodType;

/** With the name that was meant, or the optimisers that have it. */
function lackingWords(key: string, optimizer: string): string {
  const own = parametersOf(optimizer);
  const near = nearestName(key, own);
  const has = own.length === 0 ? "it has no parameters" : `it has ${own.join(", ")}`;
  const remedy = near === undefined ? has : `did you mean "${near}"?`;
  const others = optimizers.names.filter((name) => parametersOf(name).includes(key));
  return `found ${key}, which the optimizer ${optimizer} does not have: ${remedy}; those with it are ${others.join(", ")}`;
}
