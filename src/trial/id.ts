import { keptIn } from "../kept.js";
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
export const trialId = (spec: TrialSpec): string => keptIn(ids, spec, () => hashOf(spec));

/** Each reading of a study asks for the same specs' names. */
const ids = new WeakMap<TrialSpec, string>();

function hashOf(spec: TrialSpec): string {
  const keys = (Object.keys(spec) as (keyof TrialSpec)[])
    .filter((key) => key !== "portrait" && key !== "matched" && key !== "configured")
    .toSorted();
  const bytes = encoder.encode(keys.map((key) => `${key}:${textOf(spec, key)}`).join());
  const [high, low] = [murmur3(bytes, 0x9747b28c), murmur3(bytes, 0x5bd1e995)];
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

/** A trial in a line of text: "5454… evaluate, moons / relu, 8x8, sgd, rate 0.1, seed 3". */
export function describeTrial(spec: TrialSpec): string {
  const { phase, dataset, activation, hidden, optimizer, learningRate, seed } = spec;
  const cell = `${dataset.label} / ${activation.label}, ${hidden.join("x") || "no hidden layer"}, ${optimizer.name}`;
  return `${trialId(spec)} ${phase}, ${cell}, rate ${learningRate}, seed ${seed}`;
}

const known = new WeakMap<object, string>();

/** A part's canonical JSON. A million trials share few parts, so each is written once. */
function textOf<K extends keyof TrialSpec>(spec: TrialSpec, key: K): string {
  const part = spec[key];
  if (typeof part !== "object") return JSON.stringify(part);
  return keptIn(known, part, () => canonicalJson(decisive[key]?.(part) ?? withoutLabel(part)));
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

export function withoutLabel(part: unknown): unknown {
  if (typeof part !== "object" || part === null || !("label" in part)) return part;
  const { label: _label, ...rest } = part;
  return rest;
}

/** A file is known by its bytes, wherever it lies. */
export function withoutPath({ name, parameters }: TrialSpec["dataset"]): unknown {
  const { path: _path, ...bytes } = parameters;
  return { name, parameters: "sha256" in bytes ? bytes : parameters };
}

/**
 * MurmurHash3 (x86, 32 bits) of some bytes: fast and well mixed, for names; not for secrets.
 *
 * @see https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp
 */
export function murmur3(bytes: Uint8Array, seed: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length & ~3;
  let hash = seed;
  for (let i = 0; i < whole; i += 4) {
    hash ^= scramble(view.getUint32(i, true));
    hash = (Math.imul(rotateLeft(hash, 13), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let i = bytes.length - 1; i >= whole; i--) tail = (tail << 8) | bytes[i];
  return avalanche(hash ^ scramble(tail) ^ bytes.length);
}

const rotateLeft = (x: number, bits: number) => (x << bits) | (x >>> (32 - bits));

const scramble = (block: number) => Math.imul(rotateLeft(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);

function avalanche(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
