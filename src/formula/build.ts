import type jsep from "jsep";
import { didYouMean } from "../registry.js";
import { formulaError } from "./error.js";
import type { Graph } from "./graph.js";
import { isParenthesised, offsetOf, type Syntax } from "./parse.js";
import {
  binaryOperators,
  comparisons,
  constants,
  functionNamed,
  functions,
  LIBRARIES,
  unaryOperators,
  unavailable,
} from "./vocabulary.js";

/** Builds the graph of a syntax tree; `names` holds the node of every name the formula may use. */
export class FormulaBuilder {
  readonly #graph: Graph;
  readonly #syntax: Syntax;
  readonly #names: ReadonlyMap<string, () => number>;
  /** Names that the formula has used, with the place of the first use. */
  readonly used = new Map<string, number>();

  constructor(graph: Graph, syntax: Syntax, names: ReadonlyMap<string, () => number>) {
    this.#graph = graph;
    this.#syntax = syntax;
    this.#names = names;
  }

  /** @throws {ActbenchError} on unknown names, wrong numbers of arguments and what no formula contains. */
  build(expression: jsep.Expression): number {
    const node = expression as jsep.CoreExpression;
    switch (node.type) {
      case "Literal":
        if (typeof node.value === "number") return this.#graph.constant(node.value);
        throw this.#unknownName(node, node.raw);
      case "Identifier":
        return this.#name(node, node.name);
      case "MemberExpression":
        return this.#constantOf(node);
      case "ThisExpression":
        throw this.#unknownName(node, "this");
      case "CallExpression":
        return this.#call(node);
      case "UnaryExpression":
        return this.#unary(node);
      case "BinaryExpression":
        return this.#binary(node);
      case "ConditionalExpression":
        return this.#conditional(node);
      case "Compound":
        throw this.#juxtaposed(node.body);
      case "SequenceExpression":
        throw this.#juxtaposed(node.expressions);
      default:
        throw this.#error(node, "this is not part of a formula");
    }
  }

  #name(node: jsep.CoreExpression, name: string): number {
    const make = this.#names.get(name);
    if (make === undefined) throw this.#unknownName(node, name);
    if (!this.used.has(name)) this.used.set(name, offsetOf(this.#syntax, node));
    return make();
  }

  /** `np.pi`, `Math.PI`. */
  #constantOf(node: jsep.MemberExpression): number {
    const name = libraryName(node);
    if (name === undefined) throw this.#error(node, "this is not part of a formula");
    return this.#name(node, constants.has(name.toLowerCase()) ? name.toLowerCase() : name);
  }

  #call(node: jsep.CallExpression): number {
    const callee = node.callee as jsep.CoreExpression;
    const name = libraryName(callee);
    if (name === undefined) {
      throw callee.type === "MemberExpression"
        ? this.#error(
            node,
            "this is not part of a formula",
            "Write the function before its parenthesis: exp(x).",
          )
        : this.#error(node, "an operator is missing before a parenthesis", "Write * for a product.");
    }
    const known = functionNamed(name);
    if (known === undefined) throw this.#unknownFunction(node, name);
    const [least, most] = known.arity;
    const given = node.arguments.length;
    if (given < least || given > most) {
      const expected = least === most ? String(least) : `${least} or more`;
      throw this.#error(
        node,
        `${name} takes ${expected} ${expected === "1" ? "argument" : "arguments"}, found ${given}`,
      );
    }
    return known.build(
      this.#graph,
      node.arguments.map((argument) => this.build(argument)),
    );
  }

  #unknownFunction(node: jsep.CallExpression, name: string): Error {
    if (this.#names.has(name))
      return this.#error(node, `${name} is not a function`, "Write * for a product.");
    const instead = unavailable.get(name.toLowerCase().replaceAll("_", ""));
    const remedy = instead === undefined ? didYouMean(name, [...functions.keys()]) : `Write ${instead}.`;
    return this.#error(node, `unknown function: "${name}"`, remedy);
  }

  #unary(node: jsep.UnaryExpression): number {
    const apply = unaryOperators.get(node.operator);
    if (apply === undefined) throw this.#error(node, `unknown operator: ${node.operator}`);
    return apply(this.#graph, this.build(node.argument));
  }

  #binary(node: jsep.BinaryExpression): number {
    const { operator, left, right } = node;
    const apply = binaryOperators.get(operator);
    if (apply === undefined) throw this.#error(node, `unknown operator: ${operator}`);
    if (operator === "**" && left.type === "UnaryExpression" && !isParenthesised(this.#syntax, left)) {
      throw this.#error(node, "a sign before a power is ambiguous", "Write -(u ** v) or (-u) ** v.");
    }
    if (comparisons.has(operator) && [left, right].some((side) => this.#isBareComparison(side))) {
      throw this.#error(node, "comparisons can't be chained", "Write a < b && b < c.");
    }
    return apply(this.#graph, this.build(left), this.build(right));
  }

  #conditional(node: jsep.ConditionalExpression): number {
    const condition = this.#graph.condition(this.build(node.test));
    return this.#graph.apply("select", condition, this.build(node.consequent), this.build(node.alternate));
  }

  #isBareComparison(node: jsep.Expression): boolean {
    return (
      node.type === "BinaryExpression" &&
      comparisons.has(String(node.operator)) &&
      !isParenthesised(this.#syntax, node)
    );
  }

  #juxtaposed(nodes: readonly jsep.Expression[]): Error {
    if (nodes.length === 0)
      return formulaError(this.#syntax.text, 0, "it is empty", "Write one in x, such as max(0, x).");
    return this.#error(nodes[1], "an operator is missing here", "Write * for a product.");
  }

  #unknownName(node: jsep.Expression, name: string): Error {
    if (functionNamed(name) !== undefined)
      return this.#error(node, `${name} is a function: its arguments are missing`, `Write ${name}(x).`);
    return this.#error(node, `unknown name: "${name}"`, didYouMean(name, this.#known()));
  }

  /** What a name could have meant; x1, x2, … are left out, being too near to each other. */
  #known(): string[] {
    return [...[...this.#names.keys()].filter((name) => !/^x\d/.test(name)), ...functions.keys()];
  }

  #error(node: jsep.Expression, problem: string, remedy?: string): Error {
    return formulaError(
      this.#syntax.text,
      offsetOf(this.#syntax, node as jsep.CoreExpression),
      problem,
      remedy,
    );
  }
}

/** The name that stands alone or behind the names of libraries: "exp" of `exp` and `torch.special.exp`. */
function libraryName(expression: jsep.Expression): string | undefined {
  const node = expression as jsep.CoreExpression;
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression" || node.computed) return undefined;
  return isLibrary(node.object) ? (node.property as jsep.Identifier).name : undefined;
}

function isLibrary(expression: jsep.Expression): boolean {
  const name = libraryName(expression);
  return name !== undefined && LIBRARIES.has(name);
}
