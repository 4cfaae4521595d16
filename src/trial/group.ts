import { group as groupBy } from "d3-array";
import { keptIn } from "../kept.js";
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
  return keptIn(known, part, () => JSON.stringify(part));
}

/** Cuts trials into groups of at most `lanes` that can train side by side, in order of first appearance. */
export function groupTrials(specs: readonly TrialSpec[], lanes: number): TrialSpec[][] {
  return [...groupBy(specs, groupKey).values()].flatMap((equal) =>
    Array.from({ length: Math.ceil(equal.length / lanes) }, (_, i) =>
      equal.slice(i * lanes, (i + 1) * lanes),
    ),
  );
}
