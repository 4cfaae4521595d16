import type { Node, Program } from "../../formula/program.js";
import type { Operation } from "../../formula/scalar.js";

/**
 * A program whose partials are the branches that `program` takes: which way each comparison went, which argument
 * won each min and max, the sign of each abs and sign, the step of each floor. Between two points where all of
 * them agree, the formula is smooth. Undefined when it has no branches.
 */
export function branchProgram(program: Program): Program | undefined {
  const nodes = [...program.nodes];
  const partials: number[] = [];
  for (const [index, node] of program.nodes.entries()) {
    const op = branchOf[node.op];
    if (op === undefined || !("args" in node)) continue;
    partials.push(op === node.op ? index : nodes.push({ op, args: node.args }) - 1);
  }
  return partials.length === 0 ? undefined : { ...program, nodes, partials };
}

/** The operation that tells which way a node went, of the node's own arguments; a smooth one has none. */
const branchOf: Partial<Record<Node["op"], Operation>> = {
  less: "less",
  lessOrEqual: "lessOrEqual",
  greater: "greater",
  greaterOrEqual: "greaterOrEqual",
  equal: "equal",
  notEqual: "notEqual",
  floor: "floor",
  min: "greater",
  max: "greater",
  abs: "sign",
  sign: "sign",
};
