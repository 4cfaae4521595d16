import { keptIn } from "../kept.js";
import { FormulaBuilder } from "./build.js";
import { Graph } from "./graph.js";
import { parse } from "./parse.js";
import type { Node } from "./program.js";
import { pruned } from "./prune.js";

/** What an update rule's state is: an average decays, and is flushed before it ends among subnormal numbers; a sum only grows. */
export type StateKind = "average" | "sum";

/**
 * An update rule with its constants bound, as a graph of operations. Inputs 0 and 1 are a parameter and its gradient,
 * the further ones the states; graph parameter 0 is the learning rate, the further ones the step's scalars.
 */
export interface UpdateProgram {
  /** Operands stand before their users. */
  readonly nodes: readonly Node[];
  /** The node of the parameter after the step. */
  readonly parameter: number;
  /** The node of each state's value after the step. */
  readonly states: readonly number[];
  readonly scalars: number;
}

export interface UpdateRule {
  /**
   * One assignment a line, in order: `v' = momentum * v + g`. Names are `p` (the parameter), `g` (its gradient), `rate`,
   * the states, the scalars and the constants; primed ones are values after the step. All states and `p'` must be set.
   */
  readonly text: string;
  readonly states: Readonly<Record<string, StateKind>>;
  /** Names of what changes from step to step, the same for every parameter: a bias correction. */
  readonly scalars: readonly string[];
  readonly constants: Readonly<Record<string, number>>;
}

/** Takes one step of an update rule: parameters and states are updated in place. */
export type UpdateStep<B> = (
  parameters: B, // (length)
  gradients: B, // (length)
  learningRate: B, // (1), a rate per lane
  length: number,
  states: readonly B[], // states × (length)
  scalars: readonly number[],
) => void;

const compiled = new Map<string, UpdateProgram>();

/** A rule's program. Compiling the same rule again returns the same object. */
export function compileUpdate(rule: UpdateRule): UpdateProgram {
  const key = JSON.stringify([rule.text, rule.states, rule.scalars, rule.constants]);
  return keptIn(compiled, key, () => compile(rule));
}

/** What a primed name is called for the parser. */
const afterStep = (name: string): string => `next_${name}`;

function compile({ text, states, scalars, constants }: UpdateRule): UpdateProgram {
  const graph = new Graph();
  const names = new Map<string, () => number>([
    ...["p", "g", ...Object.keys(states)].map((name, i) => [name, () => graph.input(i)] as const),
    ...["rate", ...scalars].map((name, i) => [name, () => graph.parameter(i)] as const),
    ...Object.entries(constants).map(([name, value]) => [name, () => graph.constant(value)] as const),
  ]);
  const averages = new Set(
    Object.keys(states)
      .filter((name) => states[name] === "average")
      .map(afterStep),
  );
  for (const line of text.trim().split("\n")) {
    const [name, formula] = line
      .split(/=(.*)/)
      .map((part) => part.trim().replaceAll(/(\w+)'/g, (_, state) => afterStep(state)));
    const syntax = parse(formula);
    const value = new FormulaBuilder(graph, syntax, new Map(names)).build(syntax.root);
    const after = averages.has(name) ? graph.apply("flush", value) : value;
    names.set(name, () => after);
  }
  const nextOf = (name: string): number => {
    const value = names.get(afterStep(name));
    if (value === undefined) throw new Error(`the update rule does not set ${name}': ${text}`);
    return value();
  };
  const roots = ["p", ...Object.keys(states)].map(nextOf);
  const { nodes, place } = pruned(graph.nodes, roots);
  return {
    nodes,
    parameter: place(roots[0]),
    states: roots.slice(1).map(place),
    scalars: scalars.length,
  };
}
