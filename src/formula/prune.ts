import type { Node } from "./program.js";

/** The nodes that the roots need, in evaluation order, and where each of them stands now. */
export function pruned(
  nodes: readonly Node[],
  roots: readonly number[],
): { readonly nodes: readonly Node[]; readonly place: (index: number) => number } {
  const needed = reachable(nodes, roots);
  const position = new Map(needed.map((index, place) => [index, place]));
  const place = (index: number): number => position.get(index) as number;
  return {
    nodes: needed.map((index) => {
      const node = nodes[index];
      return "args" in node ? { op: node.op, args: node.args.map(place) } : node;
    }),
    place,
  };
}

/** The indices of the roots and of everything they are computed from, in evaluation order. */
export function reachable(nodes: readonly Node[], roots: readonly number[]): number[] {
  const needed = new Set(roots);
  for (let index = Math.max(...roots); index >= 0; index -= 1) {
    const node = nodes[index];
    if (needed.has(index) && "args" in node) for (const arg of node.args) needed.add(arg);
  }
  return [...needed].toSorted((a, b) => a - b);
}
