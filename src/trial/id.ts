import { murmur3 } from "./murmur3.js";
import type { TrialSpec } from "./spec.js";

const encoder = new TextEncoder();

/**
 * A trial's name: 16 hexadecimal digits, the hash of all that decides its outcome. Labels and the place of a CSV
 * file decide nothing, so renaming or moving keeps the results; the order of keys decides nothing either.
 */
export function trialId(spec: TrialSpec): string {
  const bytes = encoder.encode(canonicalJson(withoutLabels(spec)));
  const [high, low] = [murmur3(bytes, 0x9747b28c), murmur3(bytes, 0x5bd1e995)];
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

function withoutLabels(spec: TrialSpec): unknown {
  const { dataset, activation, optimizer, initializer, ...rest } = spec;
  // A file is known by its bytes, wherever it lies.
  const { path: _path, ...bytes } = dataset.parameters;
  return {
    ...rest,
    dataset: { name: dataset.name, parameters: "sha256" in bytes ? bytes : dataset.parameters },
    layers: activation.layers,
    optimizer: { name: optimizer.name, parameters: optimizer.parameters },
    initializer: { name: initializer.name, parameters: initializer.parameters },
  };
}

/** JSON with every object's keys in code-unit order, and without keys whose value is undefined. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === "object" && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
