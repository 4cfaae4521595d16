import type { BinaryOperation, ComparisonOperation, LogicalOperation, Node, Program } from "../program.js";
import type { Value, VectorGraph } from "./builder.js";
import { floatOf } from "./fold.js";
import { pow } from "./math/pow.js";
import { unaryBuilders } from "./math/index.js";

/** What a node became: a number in every lane, or a mask (a truth value in every lane). */
interface Lowered {
  readonly value: Value;
  readonly isMask: boolean;
}

/** The value and the partial derivatives of one element. */
export interface LoweredProgram {
  readonly value: Value;
  readonly partials: readonly Value[];
}

/** Which of the vectors that a turn of a loop is about: `part` of the element `copy` places after the current one. */
export interface VectorPlace {
  readonly copy: number;
  readonly part: number;
}

/** Appends a program to the graph, for the vector at `place`. */
export function lowerProgram(graph: VectorGraph, program: Program, place: VectorPlace): LoweredProgram {
  const numberAt = lowerNodes(graph, program.nodes, place);
  return { value: numberAt(program.value), partials: program.partials.map(numberAt) };
}

/** Appends the nodes of a program, and tells each one's value as a number. */
export function lowerNodes(
  graph: VectorGraph,
  nodes: readonly Node[],
  place: VectorPlace,
): (index: number) => Value {
  const lowered: Lowered[] = [];
  for (const node of nodes) lowered.push(lowerNode(graph, node, lowered, place));
  return (index) => asNumber(graph, lowered[index]!);
}

function lowerNode(graph: VectorGraph, node: Node, earlier: readonly Lowered[], place: VectorPlace): Lowered {
  if (node.op === "constant") return number(graph.f32(node.value));
  if (node.op === "input") return number(graph.input(node.index, place.copy, place.part));
  if (node.op === "parameter") return number(graph.parameter(node.index, place.part));
  const operand = (position: number) => earlier[node.args[position]!]!;
  const numeric = (position: number) => asNumber(graph, operand(position));
  const truth = (position: number) => asMask(graph, operand(position));
  const { op } = node;
  if (op === "select") return selection(graph, truth(0), operand(1), operand(2));
  if (isIn(logicals, op)) return mask(logicals[op](graph, truth(0), op === "not" ? truth(0) : truth(1)));
  if (isIn(comparisons, op)) return mask(comparisons[op](graph, numeric(0), numeric(1)));
  if (isIn(binaries, op)) return number(binaries[op](graph, numeric(0), numeric(1)));
  return number(unaryBuilders[op](graph, numeric(0)));
}

const number = (value: Value): Lowered => ({ value, isMask: false });
const mask = (value: Value): Lowered => ({ value, isMask: true });

function asNumber(graph: VectorGraph, { value, isMask }: Lowered): Value {
  return isMask ? graph.and(value, graph.f32(1)) : value;
}

function asMask(graph: VectorGraph, { value, isMask }: Lowered): Value {
  return isMask ? value : graph.notEqual(value, graph.bits(0));
}

function selection(graph: VectorGraph, condition: Value, a: Lowered, b: Lowered): Lowered {
  return number(graph.select(condition, asNumber(graph, a), asNumber(graph, b)));
}

type BinaryBuilder = (graph: VectorGraph, a: Value, b: Value) => Value;

const logicals: Readonly<Record<LogicalOperation, BinaryBuilder>> = {
  and: (graph, a, b) => graph.and(a, b),
  or: (graph, a, b) => graph.or(a, b),
  not: (graph, a) => graph.not(a),
};

const comparisons: Readonly<Record<ComparisonOperation, BinaryBuilder>> = {
  less: (graph, a, b) => graph.less(a, b),
  lessOrEqual: (graph, a, b) => graph.lessOrEqual(a, b),
  greater: (graph, a, b) => graph.less(b, a),
  greaterOrEqual: (graph, a, b) => graph.lessOrEqual(b, a),
  equal: (graph, a, b) => graph.equal(a, b),
  notEqual: (graph, a, b) => graph.notEqual(a, b),
};

const binaries: Readonly<Record<BinaryOperation, BinaryBuilder>> = {
  add: (graph, a, b) => graph.add(a, b),
  subtract: (graph, a, b) => graph.subtract(a, b),
  multiply: (graph, a, b) => graph.multiply(a, b),
  divide: (graph, a, b) => graph.divide(a, b),
  min: (graph, a, b) => graph.pmin(b, a), // a ≤ b ? a : b
  max: (graph, a, b) => graph.pmax(b, a), // a ≥ b ? a : b
  pow,
  gatedMultiply,
};

/** a · b, but 0 where a is 0: nothing to do where b is a finite constant, no comparison where a is a gate itself. */
function gatedMultiply(graph: VectorGraph, a: Value, b: Value): Value {
  const gate = graph.gateOf(a);
  if (gate !== undefined) return graph.and(graph.multiply(b, gate.factor), gate.mask);
  const product = graph.multiply(a, b);
  const factor = graph.constantBits(b);
  if (factor !== undefined && Number.isFinite(floatOf(factor))) return product;
  return graph.and(product, graph.notEqual(a, graph.bits(0)));
}

/** Whether an operation is among a table's. */
function isIn<T extends object>(table: T, op: PropertyKey): op is keyof T {
  return Object.hasOwn(table, op);
}
