import type { TrialSpec } from "./spec.js";

/** Trials that differ only in seed and learning rate: the same shapes, so they can share a SIMD vector. */
export function groupKey({
  seed: _seed,
  learningRate: _rate,
  portrait: _portrait,
  ...shared
}: TrialSpec): string {
  return JSON.stringify(shared);
}

/** Cuts trials into groups of at most `lanes` that can train side by side, in order of first appearance. */
export function groupTrials(specs: readonly TrialSpec[], lanes: number): TrialSpec[][] {
  const byKey = new Map<string, TrialSpec[][]>();
  for (const spec of specs) {
    const key = groupKey(spec);
    const groups = byKey.get(key) ?? [];
    if (groups.length === 0) byKey.set(key, groups);
    const open = groups.at(-1);
    if (open !== undefined && open.length < lanes) open.push(spec);
    else groups.push([spec]);
  }
  return [...byKey.values()].flat();
}
