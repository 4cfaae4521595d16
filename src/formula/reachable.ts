import type { Node } from "./program.js";

/** The indices of the roots and of everything they are computed from, in evaluation order. */
export function reachable(nodes: readonly Node[], roots: readonly number[]): number[] {
  const needed = new Set(roots);
  for (let index = Math.max(...roots); index >= 0; index -= 1) {
    const node = nodes[index];
    if (needed.has(index) && "args" in node) for (const arg of node.args) needed.add(arg);
  }
  return [...needed].toSorted((a, b) => a - b);
}
