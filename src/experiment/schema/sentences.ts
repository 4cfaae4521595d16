import type { z } from "zod";
import { nearestName } from "../../registry.js";

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * What a zod issue says to a reader: what was found, what was expected, and the name that was likely meant. One
 * line, but for unknown keys: one line a key.
 */
export const sentence: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "invalid_type":
      return foundInsteadOf(issue.input, TYPES[issue.expected] ?? issue.expected);
    case "invalid_value":
      return wrongName(issue.input, issue.values.map(String));
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, keysOf(issue))).join("\n");
    case "too_small":
      return outOfRange(issue, issue.inclusive === false ? "more than" : "at least", issue.minimum);
    case "too_big":
      return outOfRange(issue, issue.inclusive === false ? "less than" : "at most", issue.maximum);
    case "invalid_key":
      return `${issue.issues[0]?.message ?? "not a name"}`;
    case "invalid_union":
      return foundInsteadOf(issue.input, alternatives(issue.errors));
    default:
      return `found ${show(issue.input)}, which does not fit`;
  }
};

const SHOWN_NAMES = 15;

const TYPES: Readonly<Record<string, string>> = {
  int: "a whole number",
  number: "a number",
  string: "text",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "a list",
};

/** A value as an error quotes it; long ones are cut, lists and objects only named. */
function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (value !== null && typeof value === "object") return "an object";
  if (typeof value === "number") return String(value);
  if (typeof value === "bigint") return `the BigInt ${value}`;
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}

/** "found 3, expected text", or that it is missing. */
export const foundInsteadOf = (input: unknown, expected: string): string =>
  input === undefined ? `missing: expected ${expected}` : `found ${show(input)}, expected ${expected}`;

function wrongName(input: unknown, names: readonly string[]): string {
  const near = typeof input === "string" ? nearestName(input, names) : undefined;
  if (near !== undefined) return `found ${show(input)}; did you mean "${near}"?`;
  const shown = names
    .slice(0, SHOWN_NAMES)
    .map((name) => `"${name}"`)
    .join(", ");
  const list = names.length <= SHOWN_NAMES ? shown : `${shown}, … (${names.length} in all: actbench list)`;
  return foundInsteadOf(input, names.length === 1 ? list : `one of ${list}`);
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearestKey(key, known);
  const remedy = near === undefined ? `expected one of ${known.join(", ")}` : `did you mean "${near}"?`;
  return `unknown key ${show(key)}; ${remedy}`;
}

/** Config keys are camelCase, so `batch_size` means `batchSize`. */
function nearestKey(key: string, known: readonly string[]): string | undefined {
  const folded = new Map(known.map((name) => [name.toLowerCase(), name]));
  const near = nearestName(key.replaceAll(/[_-]/g, ""), [...folded.keys()]);
  return near === undefined ? undefined : folded.get(near);
}

const keysOf = ({ inst }: Issue): readonly string[] =>
  Object.keys((inst as z.ZodObject | undefined)?.shape ?? {});

function outOfRange(
  { input, origin }: { readonly input?: unknown; readonly origin: string },
  relation: string,
  limit: number | bigint,
): string {
  if (Array.isArray(input)) return `found ${input.length} values, expected ${relation} ${limit}`;
  if (origin === "string") return `found ${show(input)}, expected ${relation} ${limit} characters`;
  return `found ${show(input)}, expected ${relation} ${limit}`;
}

function alternatives(errors: readonly (readonly z.core.$ZodIssue[])[]): string {
  const expected = errors.map(([issue]) =>
    issue?.code === "invalid_type" ? (TYPES[issue.expected] ?? issue.expected) : "another value",
  );
  return [...new Set(expected)].join(" or ");
}
