import type { Node, Program } from "../program.js";
import { isLogic, isTruth, type Operation } from "../scalar.js";
import type { Value, VectorGraph } from "./builder.js";
import { floatOf } from "./fold.js";
import { functions } from "./math/index.js";

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
  const { op } = node;
  const [a, b, c] = node.args.map((arg, position) => {
    const asked = isLogic(op) || (op === "select" && position === 0) ? asMask : asNumber;
    return asked(graph, earlier[arg]!);
  }) as [Value, Value, Value];
  const methods: Methods = graph;
  const value = isIn(builders, op) ? builders[op](graph, a, b) : methods[op](a, b, c);
  return { value, isMask: isTruth(op) };
}

const number = (value: Value): Lowered => ({ value, isMask: false });

const asNumber = (graph: VectorGraph, { value, isMask }: Lowered): Value =>
  isMask ? graph.and(value, graph.f32(1)) : value;

const asMask = (graph: VectorGraph, { value, isMask }: Lowered): Value =>
  isMask ? value : graph.notEqual(value, graph.bits(0));

type Builder = (graph: VectorGraph, a: Value, b: Value) => Value;

const builders = {
  ...functions,
  greater: (graph, a, b) => graph.less(b, a),
  greaterOrEqual: (graph, a, b) => graph.lessOrEqual(b, a),
  min: (graph, a, b) => graph.pmin(b, a), // a ≤ b ? a : b
  max: (graph, a, b) => graph.pmax(b, a), // a ≥ b ? a : b
  gatedMultiply,
} satisfies Partial<Record<Operation, Builder>>;

/** All other operations are methods of the graph by the same name. */
type Methods = Readonly<
  Record<Exclude<Operation, keyof typeof builders>, (a: Value, b: Value, c: Value) => Value>
>;

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
const isIn = <T extends object>(table: T, op: PropertyKey): op is keyof T => Object.hasOwn(table, op);
