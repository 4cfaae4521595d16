import { ActbenchError } from "../errors.js";
import { compileFormula, evaluateProgram, type Program } from "../formula/index.js";
import { didYouMean } from "../registry.js";
import type { ActivationDefinition, ActivationSpec } from "./definition.js";
import { activations } from "./index.js";

type Numbers = Readonly<Record<string, number>>;

/**
 * A member of the catalogue with some of its parameters and options given: `resolveActivation("elu", { alpha: 2 })`.
 * @throws {ActbenchError} on an unknown activation or parameter, an option out of its range, or a value with which
 * the formula is not a number somewhere.
 */
export function resolveActivation(name: string, given: Numbers = {}): ActivationSpec {
  const definition = activations.get(name);
  const { learned = [], initializer } = definition;
  checkNames(definition, given);
  const parameters = { ...definition.parameters };
  for (const key of Object.keys(parameters)) parameters[key] = given[key] ?? parameters[key];
  return defined({
    name,
    formula: formulaOf(definition, given),
    parameters,
    learned,
    ...(initializer !== undefined && { initializer }),
  });
}

/**
 * A user's own activation.
 * @throws {ActbenchError} on a name of the catalogue, and on a formula that is wrong (with its column) or not a number
 * somewhere.
 */
export function customActivation(custom: {
  readonly name: string;
  readonly formula: string;
  readonly parameters?: Numbers;
  readonly learned?: readonly string[];
}): ActivationSpec {
  const { name, formula, parameters = {}, learned = [] } = custom;
  if (activations.has(name)) {
    throw new ActbenchError(`an activation called ${JSON.stringify(name)} is in the catalogue already`, {
      remedy: "Give yours a name of its own, or remove its formula.",
    });
  }
  return defined({ name, formula, parameters, learned });
}

/** The compiled formula of an activation; the same object every time. */
export const programOf = (spec: ActivationSpec): Program =>
  compileFormula(spec.formula, spec.parameters, spec.learned);

/** The catalogue's entry behind a spec; undefined for a user's own activation. */
export const definitionOf = (spec: ActivationSpec): ActivationDefinition | undefined =>
  activations.has(spec.name) ? activations.get(spec.name) : undefined;

/** What tables call it: its name, and whatever differs from the defaults: "leaky_relu(slope=0.2)". */
export function activationLabel(spec: ActivationSpec, definition = definitionOf(spec)): string {
  if (definition === undefined) return spec.name;
  const values = { ...spec.parameters, ...optionsOf(spec, definition) };
  const defaults: Numbers = { ...definition.parameters, ...defaultOptions(definition) };
  const changed = Object.entries(values).filter(([key, value]) => value !== defaults[key]);
  if (changed.length === 0) return spec.name;
  return `${spec.name}(${changed.map(([key, value]) => `${key}=${value}`).join(", ")})`;
}

function checkNames(definition: ActivationDefinition, given: Numbers): void {
  const { name, options = {}, parameters = {} } = definition;
  const known = [...Object.keys(parameters), ...Object.keys(options)];
  for (const [key, value] of Object.entries(given)) {
    if (!known.includes(key)) {
      throw new ActbenchError(`unknown parameter of ${name}: ${JSON.stringify(key)}`, {
        remedy: known.length === 0 ? `${name} has no parameters.` : didYouMean(key, known),
      });
    }
    const range = new Map(Object.entries(options)).get(key);
    if (range === undefined) continue;
    if (!Number.isInteger(value) || value < range.from || value > range.to) {
      throw new ActbenchError(`${key} of ${name} is ${value}`, {
        remedy: `It is a whole number from ${range.from} to ${range.to}.`,
      });
    }
  }
}

function formulaOf({ formula, ...definition }: ActivationDefinition, given: Numbers): string {
  if (typeof formula === "string") return formula;
  return formula({ ...defaultOptions(definition), ...given });
}

const defaultOptions = ({ options = {} }: Pick<ActivationDefinition, "options">): Record<string, number> =>
  Object.fromEntries(Object.entries(options).map(([key, option]) => [key, option.default]));

/** A spec holds the formula alone: the options are those that give this formula. */
function optionsOf({ formula }: ActivationSpec, definition: ActivationDefinition): Numbers {
  if (typeof definition.formula === "string") return {};
  for (const [key, { from, to }] of Object.entries(definition.options ?? {})) {
    for (let value = from; value <= to; value += 1) {
      if (definition.formula({ ...defaultOptions(definition), [key]: value }) === formula)
        return { [key]: value };
    }
  }
  return {};
}

const SAMPLED_INPUTS = [-10, -2, -1, -0.5, 0, 0.5, 1, 2, 10];

/** Training can't go on after the first NaN, so a formula that gives one for an ordinary input is refused here. */
function defined(spec: ActivationSpec): ActivationSpec {
  const program = programOf(spec);
  const { inputs, learned, partials } = program;
  const theta = Float64Array.from(learned, (name) => spec.parameters[name]);
  const [a, derivatives] = [new Float64Array(1), new Float64Array(partials.length)];
  for (const x of SAMPLED_INPUTS) {
    evaluateProgram(program, new Float64Array(inputs).fill(x), theta, a, derivatives, 1);
    const wrong = Number.isNaN(a[0]) ? "value" : derivatives.some(Number.isNaN) ? "derivative" : undefined;
    if (wrong === undefined) continue;
    throw new ActbenchError(`the ${wrong} of ${activationLabel(spec)} is not a number at x = ${x}`, {
      remedy:
        "An activation needs both for every real input; a condition (x > 0 ? … : …) can exclude a place.",
    });
  }
  return spec;
}
