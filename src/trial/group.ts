import { group } from "d3-array";
import type { TrialSpec } from "./spec.js";

/** The same for trials that differ only in seed and learning rate: they have the same shapes, so they can share a SIMD vector. */
export function groupKey({
  seed: _seed,
  learningRate: _rate,
  portrait: _portrait,
  ...shared
}: TrialSpec): string {
  return Object.values(shared).map(textOf).join("\n");
}

const known = new WeakMap<object, string>();

/** A part's JSON. A million trials share few parts, so each is written once. */
function textOf(part: object | string | number): string {
  if (typeof part !== "object") return JSON.stringify(part);
  const text = known.get(part) ?? JSON.stringify(part);
  known.set(part, text);
  return text;
}

/** Cuts trials into groups of at most `lanes` that can train side by side, in order of first appearance. */
export function groupTrials(specs: readonly TrialSpec[], lanes: number): TrialSpec[][] {
  return [...group(specs, groupKey).values()].flatMap((equal) =>
    Array.from({ length: Math.ceil(equal.length / lanes) }, (_, i) =>
      equal.slice(i * lanes, (i + 1) * lanes),
    ),
  );
}
