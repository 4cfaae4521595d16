import { murmur3 } from "./murmur3.js";
import type { TrialSpec } from "./spec.js";

const encoder = new TextEncoder();

/** What of a trial's parts decides its outcome, where that is not all but the label. */
const decisive: { readonly [K in keyof TrialSpec]?: (part: TrialSpec[K]) => unknown } = {
  dataset: withoutPath,
  activation: ({ layers }) => layers,
};

/**
 * A trial's name: 16 hexadecimal digits, the hash of all that decides its outcome. Labels and the place of a CSV
 * file decide nothing, so renaming or moving keeps the results; the order of keys decides nothing either.
 */
export function trialId(spec: TrialSpec): string {
  const keys = (Object.keys(spec) as (keyof TrialSpec)[])
    .filter((key) => key !== "portrait" && key !== "matched" && key !== "configured")
    .toSorted();
  const bytes = encoder.encode(keys.map((key) => `${key}:${textOf(spec, key)}`).join());
  const [high, low] = [murmur3(bytes, 0x9747b28c), murmur3(bytes, 0x5bd1e995)];
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

const known = new WeakMap<object, string>();

/** A part's canonical JSON. A million trials share few parts, so each is written once. */
function textOf<K extends keyof TrialSpec>(spec: TrialSpec, key: K): string {
  const part = spec[key];
  if (typeof part !== "object") return JSON.stringify(part);
  const text = known.get(part) ?? canonicalJson(decisive[key]?.(part) ?? withoutLabel(part));
  known.set(part, text);
  return text;
}

/** JSON with every object's keys in code-unit order, and without keys whose value is undefined. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((member) => canonicalJson(member ?? null)).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join()}}`;
}

function withoutLabel(part: object): unknown {
  if (!("label" in part)) return part;
  const { label: _label, ...rest } = part;
  return rest;
}

/** A file is known by its bytes, wherever it lies. */
function withoutPath({ name, parameters }: TrialSpec["dataset"]): unknown {
  const { path: _path, ...bytes } = parameters;
  return { name, parameters: "sha256" in bytes ? bytes : parameters };
}
