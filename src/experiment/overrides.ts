import { ActbenchError } from "../errors.js";
import { isObject } from "./schema/named.js";
import type { ConfigPath } from "./problem.js";

/** One value to set in a config, as the command line gives it: `training.epochs=50`. */
export interface Override {
  readonly text: string;
  readonly path: ConfigPath;
  readonly value: unknown;
}

/**
 * Reads "path=value". The path's keys are separated by dots, list indices count from 0 (`datasets.0.samples` or
 * `datasets[0].samples`); the value is JSON, and anything else is text.
 *
 * @throws {ActbenchError} when there is no path or no "="
 */
export function parseOverride(text: string): Override {
  const equals = text.indexOf("=");
  const keys = text
    .slice(0, Math.max(0, equals))
    .trim()
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".");
  if (equals < 0 || keys.includes("") || keys.includes("__proto__")) {
    throw new ActbenchError(`--set ${text}: not a path and a value`, {
      remedy: 'Write --set training.epochs=50 or --set \'activations=["relu", "tanh"]\'.',
    });
  }
  const path = keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  return { text, path, value: jsonOrText(text.slice(equals + 1)) };
}

/** The JSON that was probably meant by a value that is none: a list without brackets, a number without its zero. */
export function meantOverride({ text, value }: Override): string | undefined {
  if (typeof value !== "string") return undefined;
  const path = text.slice(0, text.indexOf("="));
  const members = value
    .replaceAll(/^\s*[[(]|[\])]\s*$/g, "")
    .split(",")
    .map((member) => member.trim().replaceAll(/^['"]|['"]$/g, ""))
    .filter((member) => member !== "");
  const json = members.map((member) => (isLooseNumber(member) ? Number(member) : member));
  if (members.length > 1 || value.trim().startsWith("[")) return `${path}=${JSON.stringify(json)}`;
  return members.length === 1 && isLooseNumber(members[0]) ? `${path}=${Number(members[0])}` : undefined;
}

/** As a person or another language writes a number: .1, +3, 1. */
const isLooseNumber = (text: string): boolean => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text);

/**
 * A copy of the config with one value set. Objects on the way that don't exist yet are made, and a name given as
 * text becomes an object with that name.
 *
 * @throws {ActbenchError} when the path leads through something that has no such place
 */
export function applyOverride(config: unknown, override: Override): unknown {
  return setAt(config, override.path, override);
}

function setAt(current: unknown, rest: ConfigPath, override: Override): unknown {
  if (rest.length === 0) return override.value;
  const [key, ...deeper] = rest;
  const nowhere = () =>
    new ActbenchError(
      `--set ${override.text}: the config has no place ${JSON.stringify(override.path.join("."))}`,
      {
        remedy: `${JSON.stringify(override.path.slice(0, -rest.length).join(".") || "config")} holds ${kindOf(current)}.`,
      },
    );
  if (typeof key === "number") {
    if (!Array.isArray(current) || key > current.length) throw nowhere();
    return current.toSpliced(key, 1, setAt(current[key], deeper, override));
  }
  const object = current === undefined ? {} : typeof current === "string" ? { name: current } : current;
  if (!isObject(object)) throw nowhere();
  const inner = Object.hasOwn(object, key) ? object[key] : undefined;
  return { ...object, [key]: setAt(inner, deeper, override) };
}

function kindOf(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 1 ? "a list of 1 member" : `a list of ${value.length} members`;
  return isObject(value) ? "an object" : value === undefined ? "nothing" : JSON.stringify(value);
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text, refuseProto) as unknown;
  } catch {
    return text;
  }
}

function refuseProto(key: string, value: unknown): unknown {
  return key === "__proto__" ? undefined : value;
}
