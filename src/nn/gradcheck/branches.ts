import type { Node, Program } from "../../formula/program.js";

/**
 * A program whose partials are the branches that `program` takes: which way each comparison went, which argument
 * won each min and max, the sign of each abs and sign, the step of each floor. Between two points where all of
 * them agree, the formula is smooth. Undefined when it has no branches.
 */
export function branchProgram(program: Program): Program | undefined {
  const nodes = [...program.nodes];
  const partials: number[] = [];
  for (const [index, node] of program.nodes.entries()) {
    const branch = branchOf(node);
    if (branch === undefined) continue;
    partials.push(branch === node ? index : nodes.push(branch) - 1);
  }
  return partials.length === 0 ? undefined : { ...program, nodes, partials };
}

/** The operation that tells which way a node went; undefined for a smooth one. */
function branchOf(node: Node): Node | undefined {
  switch (node.op) {
    case "less":
    case "lessOrEqual":
    case "greater":
    case "greaterOrEqual":
    case "equal":
    case "notEqual":
    case "floor":
      return node;
    case "min":
    case "max":
      return { op: "greater", args: node.args };
    case "abs":
    case "sign":
      return { op: "sign", args: node.args };
    default:
      return undefined;
  }
}
