import { ActbenchError } from "../errors.js";
import { keptIn } from "../kept.js";
import { didYouMean } from "../registry.js";
import { FormulaBuilder } from "./build.js";
import { differentiate } from "./differentiate.js";
import { formulaError } from "./error.js";
import { Graph } from "./graph.js";
import { parse } from "./parse.js";
import type { Program } from "./program.js";
import { pruned } from "./prune.js";
import { constants, functions, inputIndex, MOST_INPUTS } from "./vocabulary.js";

const MOST_NODES = 2_000;

const compiled = new Map<string, Program>();

/**
 * A formula's program: its value and its exact partial derivatives as one graph. Parameters that are not learned
 * are bound as constants. Compiling the same formula again returns the same object.
 *
 * @param text in `x` (or `x1`, …, `x8`), the parameters, `pi`, `e` and the functions of the vocabulary.
 * @param parameters every parameter with its value.
 * @param learned which of them training learns.
 * @throws {ActbenchError} on anything that is not such a formula, with the column where that is known.
 * @example compileFormula("x > 0 ? x : slope * x", { slope: 0.01 }, [])
 */
export function compileFormula(
  text: string,
  parameters: Readonly<Record<string, number>> = {},
  learned: readonly string[] = [],
): Program {
  const key = JSON.stringify([text, Object.entries(parameters), learned]);
  return keptIn(compiled, key, () => compile(text, new Map(Object.entries(parameters)), learned));
}

function compile(text: string, parameters: ReadonlyMap<string, number>, learned: readonly string[]): Program {
  checkParameters(parameters, learned);
  const graph = new Graph();
  const syntax = parse(text);
  const builder = new FormulaBuilder(graph, syntax, vocabularyOf(graph, parameters, learned));
  const value = builder.build(syntax.root);
  const inputs = countInputs(text, builder.used);
  for (const name of parameters.keys()) {
    if (!builder.used.has(name)) {
      throw new ActbenchError(`parameter ${JSON.stringify(name)} is not used by the formula ${text}`, {
        remedy: "Remove it, or use it.",
      });
    }
  }
  const seeds = [
    ...Array.from({ length: inputs }, (_, index) => graph.input(index)),
    ...learned.map((_, index) => graph.parameter(index)),
  ];
  const partials = seeds.map((seed) => differentiate(graph, value, seed));
  const { nodes, place } = pruned(graph.nodes, [value, ...partials]);
  if (nodes.length > MOST_NODES) {
    const found = `it needs ${nodes.length} operations with its derivatives; at most ${MOST_NODES}`;
    throw formulaError(text, 0, found);
  }
  return { nodes, value: place(value), partials: partials.map(place), inputs, learned };
}

function checkParameters(parameters: ReadonlyMap<string, number>, learned: readonly string[]): void {
  for (const [name, value] of parameters) {
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      throw new ActbenchError(`not a parameter's name: ${JSON.stringify(name)}`, {
        remedy: "Use letters, digits and _, and begin with a letter.",
      });
    }
    if (functions.has(name) || constants.has(name) || /^x\d*$/.test(name)) {
      throw new ActbenchError(`a parameter can't be called ${JSON.stringify(name)}: formulas use that name`, {
        remedy: "Choose another name.",
      });
    }
    if (!Number.isFinite(value))
      throw new ActbenchError(`parameter ${name} is not a finite number: ${value}`);
  }
  for (const name of learned) {
    if (parameters.has(name)) continue;
    throw new ActbenchError(`unknown learned parameter: ${JSON.stringify(name)}`, {
      remedy: didYouMean(name, [...parameters.keys()]),
    });
  }
}

function vocabularyOf(
  graph: Graph,
  parameters: ReadonlyMap<string, number>,
  learned: readonly string[],
): ReadonlyMap<string, () => number> {
  const names = new Map<string, () => number>([["x", () => graph.input(0)]]);
  for (let index = 0; index < MOST_INPUTS; index += 1) names.set(`x${index + 1}`, () => graph.input(index));
  for (const [name, value] of parameters) {
    const index = learned.indexOf(name);
    names.set(name, () => (index >= 0 ? graph.parameter(index) : graph.constant(value)));
  }
  for (const [name, value] of constants) names.set(name, () => graph.constant(value));
  return names;
}

/** How many inputs a formula has, which must be x alone, or x1 … xK without a gap. */
function countInputs(text: string, used: ReadonlyMap<string, number>): number {
  const found = [...used].filter(([name]) => inputIndex(name) !== undefined);
  if (found.length === 0) {
    throw formulaError(text, 0, "it uses no input", "Use x, or x1, x2, … for several inputs.");
  }
  if (used.has("x")) {
    const [other, offset = 0] = found.find(([name]) => name !== "x") ?? [];
    if (other === undefined) return 1;
    throw formulaError(text, offset, `both x and ${other}`, "Call the inputs x1, x2, …, or use x alone.");
  }
  for (let index = 0; index < found.length; index += 1) {
    if (used.has(`x${index + 1}`)) continue;
    const [name, offset] = found.find(([input]) => (inputIndex(input) ?? 0) > index) ?? found[0];
    const missing = `${name} without x${index + 1}`;
    throw formulaError(text, offset, missing, "Number the inputs x1, x2, … without a gap.");
  }
  return found.length;
}
