import type { Graph } from "./graph.js";
import { power } from "./power.js";
import { reachable } from "./prune.js";
import { isTruth, type ComparisonOperation, type LogicalOperation, type Operation } from "./scalar.js";

/**
 * Adds the derivative of `root` by the input or parameter `seed` to the graph, and returns its node.
 *
 * Forward mode: each operation's derivative follows from those of its arguments by one rule. At a kink the rules
 * choose: of equal arguments max and min take the first's derivative, |u|′ = sign u, and sign′ = floor′ = 0. A
 * comparison is constant.
 */
export function differentiate(graph: Graph, root: number, seed: number): number {
  const zero = graph.constant(0);
  const derivatives = new Map<number, number>([[seed, graph.constant(1)]]);
  const derivative = (index: number): number => derivatives.get(index) ?? zero;
  for (const index of reachable(graph.nodes, [root])) {
    const node = graph.nodes[index];
    if (!("args" in node) || isTruth(node.op) || node.args.every((arg) => derivative(arg) === zero)) continue;
    derivatives.set(index, rules[node.op](new Step(graph, index, node.args, derivative)));
  }
  return derivative(root);
}

/** One operation in the pass, and the arithmetic that its rule is written in. */
class Step {
  constructor(
    readonly graph: Graph,
    /** The operation's own node: its value. */
    readonly index: number,
    readonly args: readonly number[],
    /** The derivative of an earlier node. */
    readonly derivative: (index: number) => number,
  ) {}

  constant(value: number): number {
    return this.graph.constant(value);
  }

  apply(op: Operation, ...args: readonly number[]): number {
    return this.graph.apply(op, ...args);
  }

  /** A function of the operation's argument. */
  of(op: Operation): number {
    return this.graph.apply(op, this.args[0]);
  }

  isZero(index: number): boolean {
    return this.graph.constantValue(index) === 0;
  }

  /** The chain rule's product f′(u)·u′, which is 0 where f′(u) has vanished though u′ is infinite. */
  product(outer: number, inner: number): number {
    if (this.isZero(inner)) return inner;
    return this.graph.apply(this.graph.isBounded(inner) ? "multiply" : "gatedMultiply", outer, inner);
  }

  /** The chain rule for an operation of one argument. */
  chain(outer: number): number {
    return this.product(outer, this.derivative(this.args[0]));
  }
}

type Rule = (step: Step) => number;

const flat: Rule = (step) => step.constant(0);

const rules: Readonly<Record<Exclude<Operation, ComparisonOperation | LogicalOperation>, Rule>> = {
  negate: (step) => step.apply("negate", step.derivative(step.args[0])),
  abs: (step) => step.chain(step.of("sign")),
  sign: flat,
  floor: flat,
  sqrt: (step) => step.apply("divide", step.chain(step.constant(0.5)), step.index),
  exp: (step) => step.chain(step.index),
  expm1: (step) => step.chain(step.of("exp")),
  log: (step) => step.apply("divide", step.derivative(step.args[0]), step.args[0]),
  log1p: (step) => overOnePlus(step, step.args[0]),
  sin: (step) => step.chain(step.of("cos")),
  cos: (step) => step.chain(step.apply("negate", step.of("sin"))),
  atan: (step) => overOnePlus(step, square(step)),
  erf(step) {
    const bell = step.apply("exp", step.apply("negate", square(step)));
    return step.chain(step.apply("multiply", step.constant(2 / Math.sqrt(Math.PI)), bell));
  },
  tanh: (step) => step.chain(step.of("tanhDerivative")),
  tanhDerivative(step) {
    const slope = step.apply("multiply", step.of("tanh"), step.index);
    return step.chain(step.apply("multiply", step.constant(-2), slope));
  },
  sigmoid: (step) => step.chain(step.of("sigmoidDerivative")),
  sigmoidDerivative(step) {
    const doubled = step.apply("multiply", step.constant(2), step.of("sigmoid"));
    const slope = step.apply("multiply", step.index, step.apply("subtract", step.constant(1), doubled));
    return step.chain(slope);
  },
  softplus: (step) => step.chain(step.of("sigmoid")),
  flush: (step) => step.derivative(step.args[0]),
  add: (step) => step.apply("add", ...step.args.map(step.derivative)),
  subtract: (step) => step.apply("subtract", ...step.args.map(step.derivative)),
  multiply: multiplyRule,
  gatedMultiply: multiplyRule,
  divide: divideRule,
  pow: powRule,
  min: (step) => choose(step, step.apply("lessOrEqual", ...step.args), step.args),
  max: (step) => choose(step, step.apply("greaterOrEqual", ...step.args), step.args),
  select: (step) => choose(step, step.args[0], step.args.slice(1)),
};

const square = (step: Step): number => step.apply("multiply", step.args[0], step.args[0]);

/** u′ · 1 / (1 + v): where v has overflowed, 0 though u′ has as well. */
function overOnePlus(step: Step, v: number): number {
  const sum = step.apply("add", step.constant(1), v);
  return step.chain(step.apply("divide", step.constant(1), sum));
}

/** The derivative of the chosen one of two. */
const choose = (step: Step, condition: number, choices: readonly number[]): number =>
  step.apply("select", condition, ...choices.map(step.derivative));

/** (uⁿ)′ = n·uⁿ⁻¹·u′ for a product of equal factors, else (uv)′ = v·u′ + u·v′ */
function multiplyRule(step: Step): number {
  const [u, v] = step.args;
  const { base, exponent } = step.graph.powerOf(step.index);
  if (exponent > 1) {
    const lower = power(step.graph, base, step.constant(exponent - 1));
    return step.product(step.apply("multiply", step.constant(exponent), lower), step.derivative(base));
  }
  return step.apply("add", step.product(v, step.derivative(u)), step.product(u, step.derivative(v)));
}

/** (u/v)′ = (u′ − (u/v)·v′) / v, which squares nothing that could overflow. */
function divideRule(step: Step): number {
  const [u, v] = step.args;
  const [du, dv] = [step.derivative(u), step.derivative(v)];
  if (step.isZero(dv)) return step.apply("divide", du, v);
  if (step.isZero(du)) {
    return step.apply("negate", step.product(step.apply("divide", step.index, v), dv));
  }
  return step.apply("divide", step.apply("subtract", du, step.product(step.index, dv)), v);
}

/** (uᵛ)′ = v·uᵛ⁻¹·u′ + uᵛ·ln u·v′, for u > 0. */
function powRule(step: Step): number {
  const [u, v] = step.args;
  const [du, dv] = [step.derivative(u), step.derivative(v)];
  const lower = step.apply("pow", u, step.apply("subtract", v, step.constant(1)));
  const byBase = step.product(step.apply("multiply", v, lower), du);
  if (step.isZero(dv)) return byBase;
  const byExponent = step.product(step.apply("gatedMultiply", step.index, step.apply("log", u)), dv);
  return step.apply("add", byBase, byExponent);
}
