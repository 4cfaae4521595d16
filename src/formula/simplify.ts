import type { Operation } from "./scalar.js";

/** What the rules ask of the graph that they simplify. */
interface SimplifiedGraph {
  constant(value: number): number;
  apply(op: Operation, ...args: number[]): number;
  constantValue(index: number): number | undefined;
  argumentsOf(index: number, op: Operation): readonly number[] | undefined;
}

type Rule = (graph: SimplifiedGraph, u: number, v: number, w: number) => number | undefined;

/**
 * The node that stands for `op` of these arguments when there is a simpler one. Every rule keeps the value to
 * rounding, for infinite arguments too (so 0·u stays), up to the sign of a zero.
 */
export function simplify(graph: SimplifiedGraph, op: Operation, args: readonly number[]): number | undefined {
  return rules[op]?.(graph, args[0], args[1], args[2]);
}

const rules: Partial<Record<Operation, Rule>> = {
  negate: (graph, u) => graph.argumentsOf(u, "negate")?.[0],
  add: simplifySum,
  subtract: simplifyDifference,
  multiply: simplifyProduct,
  divide(graph, u, v) {
    if (graph.constantValue(v) === 1) return u;
    return graph.constantValue(v) === -1 ? graph.apply("negate", u) : undefined;
  },
  gatedMultiply(graph, u, v) {
    const outer = graph.constantValue(u);
    if (outer === 0) return graph.constant(0);
    const inner = graph.constantValue(v);
    const finite = inner !== undefined && Number.isFinite(inner);
    return outer !== undefined || finite ? graph.apply("multiply", u, v) : undefined;
  },
  min: (_graph, u, v) => (u === v ? u : undefined),
  max: (_graph, u, v) => (u === v ? u : undefined),
  select: simplifySelect,
  not: (graph, u) => graph.argumentsOf(u, "not")?.[0],
};

function simplifySum(graph: SimplifiedGraph, u: number, v: number): number | undefined {
  if (graph.constantValue(u) === 0) return v;
  if (graph.constantValue(v) === 0) return u;
  if (u === v) return graph.apply("multiply", graph.constant(2), u);
  const negated = graph.argumentsOf(v, "negate");
  return negated && graph.apply("subtract", u, negated[0]);
}

function simplifyDifference(graph: SimplifiedGraph, u: number, v: number): number | undefined {
  if (graph.constantValue(v) === 0) return u;
  if (graph.constantValue(u) === 0) return graph.apply("negate", v);
  const negated = graph.argumentsOf(v, "negate");
  return negated && graph.apply("add", u, negated[0]);
}

function simplifyProduct(graph: SimplifiedGraph, u: number, v: number): number | undefined {
  const factor = graph.constantValue(u);
  if (factor !== undefined) return scale(graph, factor, v);
  if (graph.constantValue(v) !== undefined)
    return scale(graph, graph.constantValue(v) as number, u) ?? graph.apply("multiply", v, u);
  const [left] = graph.argumentsOf(u, "negate") ?? [];
  if (left !== undefined) return graph.apply("negate", graph.apply("multiply", left, v));
  const [right] = graph.argumentsOf(v, "negate") ?? [];
  return right === undefined ? undefined : graph.apply("negate", graph.apply("multiply", u, right));
}

/** A constant times u. */
function scale(graph: SimplifiedGraph, factor: number, u: number): number | undefined {
  if (factor === 1) return u;
  if (factor === -1) return graph.apply("negate", u);
  const [negated] = graph.argumentsOf(u, "negate") ?? [];
  if (negated !== undefined) return graph.apply("multiply", graph.constant(-factor), negated);
  const [first, rest] = graph.argumentsOf(u, "multiply") ?? [];
  const second = first === undefined ? undefined : graph.constantValue(first);
  if (second === undefined || !isOrdinary(factor * second)) return undefined;
  return graph.apply("multiply", graph.constant(factor * second), rest);
}

/** Far from overflow and underflow, in f32 as well. */
const isOrdinary = (value: number): boolean => Math.abs(value) > 1e-30 && Math.abs(value) < 1e30;

function simplifySelect(graph: SimplifiedGraph, condition: number, u: number, v: number): number | undefined {
  if (u === v) return u;
  const known = graph.constantValue(condition);
  if (known !== undefined) return known === 0 ? v : u;
  const [negated] = graph.argumentsOf(condition, "not") ?? [];
  return negated === undefined ? undefined : graph.apply("select", negated, v, u);
}
