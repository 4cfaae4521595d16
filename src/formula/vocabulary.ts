import type { BinaryOperation, Comparison, Logical, UnaryOperation } from "./program.js";
import type { Graph } from "./graph.js";
import { power } from "./power.js";

/** A function that formulas may call. */
export interface FormulaFunction {
  /** How many arguments it takes, at least and at most. */
  readonly arity: readonly [number, number];
  readonly build: (graph: Graph, args: readonly number[]) => number;
}

const unary = (op: UnaryOperation): FormulaFunction => ({
  arity: [1, 1],
  build: (graph, [u]) => graph.apply(op, u),
});

/** Of equal values the first counts: it gives the derivative. */
const extreme = (op: "min" | "max"): FormulaFunction => ({
  arity: [2, Infinity],
  build: (graph, args) => args.reduce((u, v) => graph.apply(op, u, v)),
});

/** The functions of a formula. Adding one that the graph can express is one line. */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map([
  ["exp", unary("exp")],
  ["expm1", unary("expm1")],
  ["log", unary("log")],
  ["log1p", unary("log1p")],
  ["sqrt", unary("sqrt")],
  ["abs", unary("abs")],
  ["sign", unary("sign")],
  ["floor", unary("floor")],
  ["sin", unary("sin")],
  ["cos", unary("cos")],
  ["atan", unary("atan")],
  ["tanh", unary("tanh")],
  ["erf", unary("erf")],
  ["sigmoid", unary("sigmoid")],
  ["softplus", unary("softplus")],
  ["relu", { arity: [1, 1], build: (graph, [u]) => graph.apply("max", graph.constant(0), u) }],
  ["min", extreme("min")],
  ["max", extreme("max")],
  ["pow", { arity: [2, 2], build: (graph, [u, v]) => power(graph, u, v) }],
] satisfies [string, FormulaFunction][]);

export const constants: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);

export const MOST_INPUTS = 8;

/** Which input a name is, counted from 0: `x` and `x1` are the first. */
export function inputIndex(name: string): number | undefined {
  if (name === "x") return 0;
  const digits = /^x([1-9]\d*)$/.exec(name)?.[1];
  return digits === undefined || Number(digits) > MOST_INPUTS ? undefined : Number(digits) - 1;
}

export const unaryOperators: ReadonlyMap<string, (graph: Graph, u: number) => number> = new Map([
  ["-", (graph: Graph, u: number) => graph.apply("negate", u)],
  ["+", (_graph: Graph, u: number) => u],
  ["!", (graph: Graph, u: number) => graph.apply("not", graph.condition(u))],
]);

type BinaryBuild = (graph: Graph, u: number, v: number) => number;

const arithmetic =
  (op: BinaryOperation | Comparison): BinaryBuild =>
  (graph, u, v) =>
    graph.apply(op, u, v);
const logic =
  (op: Logical): BinaryBuild =>
  (graph, u, v) =>
    graph.apply(op, graph.condition(u), graph.condition(v));

export const binaryOperators: ReadonlyMap<string, BinaryBuild> = new Map([
  ["+", arithmetic("add")],
  ["-", arithmetic("subtract")],
  ["*", arithmetic("multiply")],
  ["/", arithmetic("divide")],
  ["**", power],
  ["<", arithmetic("less")],
  ["<=", arithmetic("lessOrEqual")],
  [">", arithmetic("greater")],
  [">=", arithmetic("greaterOrEqual")],
  ["==", arithmetic("equal")],
  ["!=", arithmetic("notEqual")],
  ["&&", logic("and")],
  ["||", logic("or")],
]);

export const comparisons: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "==", "!="]);
