import { log } from "../math/index.js";
import type { Graph } from "./graph.js";
import { power } from "./power.js";
import { called, isLogic, type Operation } from "./scalar.js";

/** A function that formulas may call. */
interface FormulaFunction {
  /** How many arguments it takes, at least and at most. */
  readonly arity: readonly [number, number];
  readonly build: (graph: Graph, args: readonly number[]) => number;
}

/** A function that takes so many arguments. */
const taking = (count: number, build: FormulaFunction["build"]): FormulaFunction => ({
  arity: [count, count],
  build,
});

/** Where values are equal the first counts: it gives the derivative. */
const extreme = (op: "min" | "max"): FormulaFunction => ({
  arity: [2, Infinity],
  build: (graph, args) => args.reduce((u, v) => graph.apply(op, u, v)),
});

type Build = (graph: Graph, u: number) => number;
const composed = (build: Build) => taking(1, (graph, [u]) => build(graph, u));

/** An odd function by its values for u ≥ 0. */
const odd = (build: Build): FormulaFunction =>
  composed((graph, u) => {
    const minus = graph.apply("negate", u);
    const negative = graph.apply("less", u, graph.constant(0));
    return graph.apply("select", negative, graph.apply("negate", build(graph, minus)), build(graph, u));
  });

/** (f(u) ± f(−u)) / 2, which neither cancels near 0 nor overflows before its value does. */
const halfOf = (op: "add" | "subtract", f: "exp" | "expm1" | "log1p"): FormulaFunction =>
  composed((graph, u) => {
    const [plus, minus] = [graph.apply(f, u), graph.apply(f, graph.apply("negate", u))];
    return graph.apply("divide", graph.apply(op, plus, minus), graph.constant(2));
  });

const logarithm = (base: number): FormulaFunction =>
  composed((graph, u) => graph.apply("divide", graph.apply("log", u), graph.constant(log(base))));

/** log(u + √(u² + 1)) for u ≥ 0, without cancellation near 0. */
const asinh: Build = (graph, u) => {
  const one = graph.constant(1);
  const root = graph.apply("sqrt", graph.apply("add", graph.apply("multiply", u, u), one));
  const rest = graph.apply("multiply", u, graph.apply("divide", u, graph.apply("add", root, one)));
  return graph.apply("log1p", graph.apply("add", u, rest));
};

/** log(u + √(u² − 1)), without cancellation near 1. */
const acosh: Build = (graph, u) => {
  const t = graph.apply("subtract", u, graph.constant(1));
  const product = graph.apply("multiply", t, graph.apply("add", t, graph.constant(2)));
  return graph.apply("log1p", graph.apply("add", t, graph.apply("sqrt", product)));
};

/** The functions of a formula. Adding one that the graph can express is one line. */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map([
  ...(Object.keys(called) as (keyof typeof called)[]).map(
    (op) => [op, composed((graph, u) => graph.apply(op, u))] as const,
  ),
  ["relu", composed((graph, u) => graph.apply("max", graph.constant(0), u))],
  ["min", extreme("min")],
  ["max", extreme("max")],
  ["pow", taking(2, (graph, [u, v]) => power(graph, u, v))],
  ["sinh", halfOf("subtract", "expm1")],
  ["cosh", halfOf("add", "exp")],
  ["asinh", odd(asinh)],
  ["acosh", composed(acosh)],
  ["atanh", halfOf("subtract", "log1p")],
  ["cbrt", odd((graph, u) => graph.apply("pow", u, graph.constant(1 / 3)))],
  ["log2", logarithm(2)],
  ["log10", logarithm(10)],
  ["clamp", taking(3, (graph, [u, least, most]) => graph.apply("min", graph.apply("max", u, least), most))],
  ["where", taking(3, (graph, [test, u, v]) => graph.apply("select", graph.condition(test), u, v))],
] satisfies (readonly [string, FormulaFunction])[]);

/** What NumPy, PyTorch and JavaScript call them. */
export const aliases: ReadonlyMap<string, string> = new Map([
  ["ln", "log"],
  ["power", "pow"],
  ["absolute", "abs"],
  ["fabs", "abs"],
  ["maximum", "max"],
  ["minimum", "min"],
  ["fmax", "max"],
  ["fmin", "min"],
  ["clip", "clamp"],
  ["arctan", "atan"],
  ["arcsinh", "asinh"],
  ["arccosh", "acosh"],
  ["arctanh", "atanh"],
  ["expit", "sigmoid"],
]);

/** The function that a name or its alias stands for. */
export const functionNamed = (name: string): FormulaFunction | undefined =>
  functions.get(aliases.get(name) ?? name);

/** Functions that are not here, and what to write for them; a name that looks like one of ours means another. */
export const unavailable: ReadonlyMap<string, string> = new Map([
  ["tan", "sin(x) / cos(x)"],
  ["sec", "1 / cos(x)"],
  ["csc", "1 / sin(x)"],
  ["cot", "cos(x) / sin(x)"],
  ["coth", "1 / tanh(x)"],
  ["sech", "1 / cosh(x)"],
  ["csch", "1 / sinh(x)"],
  ["asin", "atan(x / sqrt(1 - x ** 2))"],
  ["arcsin", "atan(x / sqrt(1 - x ** 2))"],
  ["acos", "pi / 2 - atan(x / sqrt(1 - x ** 2))"],
  ["arccos", "pi / 2 - atan(x / sqrt(1 - x ** 2))"],
  ["sinc", "x == 0 ? 1 : sin(pi * x) / (pi * x)"],
  ["exp2", "2 ** x"],
  ["exp10", "10 ** x"],
  ["ceil", "-floor(-x)"],
  ["round", "floor(x + 0.5)"],
  ["trunc", "x < 0 ? -floor(-x) : floor(x)"],
  ["fract", "x - floor(x)"],
  ["mod", "x - n * floor(x / n)"],
  ["fmod", "x - n * floor(x / n)"],
  ["square", "x ** 2"],
  ["rsqrt", "1 / sqrt(x)"],
  ["reciprocal", "1 / x"],
  ["erfc", "1 - erf(x)"],
  ["logit", "log(x / (1 - x))"],
  ["logsigmoid", "-softplus(-x)"],
  ["silu", "x * sigmoid(x)"],
  ["swish", "x * sigmoid(x)"],
  ["mish", "x * tanh(softplus(x))"],
  ["gelu", "0.5 * x * (1 + erf(x / sqrt(2)))"],
  ["relu6", "clamp(x, 0, 6)"],
  ["heaviside", "x > 0"],
  ["step", "x > 0"],
  ["hypot", "sqrt(x1 ** 2 + x2 ** 2)"],
]);

/** Libraries and their parts, whose names before a function are dropped: `np.exp` is `exp`. */
export const LIBRARIES: ReadonlySet<string> = new Set(
  "np numpy jnp jax torch tf math Math scipy nn F functional special lax keras backend K".split(" "),
);

/** What of a formula's text is such a name with its dot: `np.`, once each; it means nothing. */
export function libraryPrefixes(text: string): string[] {
  const names = text.matchAll(/(?<![\w.])(?:[A-Za-z_]\w*\.)+(?=[A-Za-z_])/g);
  return [...new Set([...names].map(([name]) => name))];
}

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

/** What stands between its operands, and what is written there. */
export const infix = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  less: "<",
  lessOrEqual: "<=",
  greater: ">",
  greaterOrEqual: ">=",
  equal: "==",
  notEqual: "!=",
  and: "&&",
  or: "||",
} as const satisfies Partial<Record<Operation, string>>;

const between =
  (op: Operation): BinaryBuild =>
  (graph, u, v) =>
    isLogic(op) ? graph.apply(op, graph.condition(u), graph.condition(v)) : graph.apply(op, u, v);

export const binaryOperators: ReadonlyMap<string, BinaryBuild> = new Map<string, BinaryBuild>([
  ["**", power],
  ...Object.entries(infix).map(([op, symbol]) => [symbol, between(op as keyof typeof infix)] as const),
]);

export const comparisons: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "==", "!="]);
