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
export const applyOverride = (config: unknown, override: Override): unknown =>
  setAt(config, override.path, override);

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
    return JSON.parse(text, (key, value: unknown) => (key === "__proto__" ? undefined : value));
  } catch {
    return text;
  }
}

/**
 * A config as the part of an address after #: what `--set` would set, joined by &.
 *
 * @example hashOf({ datasets: "moons", network: { hidden: [8] } }) // => "#datasets=moons&network.hidden=[8]"
 */
export const hashOf = (config: Readonly<Record<string, unknown>>): string =>
  `#${assignments(config, "").map(readable).join("&")}`;

/**
 * The config in an address; undefined where there is none.
 *
 * @throws {ActbenchError} where what is there is none
 */
export function configIn(hash: string): Readonly<Record<string, unknown>> | undefined {
  if (hash.length < 2) return undefined;
  const parts = hash.slice(1).split("&");
  return parts.reduce((config, part) => assign(config, part), {});
}

function assign(config: Readonly<Record<string, unknown>>, part: string): Readonly<Record<string, unknown>> {
  try {
    return applyOverride(config, parseOverride(decodeURIComponent(part))) as Record<string, unknown>;
  } catch (cause) {
    if (!(cause instanceof ActbenchError || cause instanceof URIError)) throw cause;
    throw new ActbenchError(`the address sets nothing in a config with ${JSON.stringify(part)}`, {
      remedy: 'Write a path and a value, and & between several: #datasets=moons&activations=["relu","tanh"].',
      cause,
    });
  }
}

/** "path=value" for each value that is no object of plain keys. */
function assignments(value: unknown, path: string): string[] {
  const keys = isObject(value) ? Object.keys(value) : [];
  const isTree =
    isObject(value) && (path === "" || (keys.length > 0 && keys.every((key) => PLAIN.test(key))));
  if (!isTree) return [`${path}=${written(value)}`];
  return keys
    .filter((key) => value[key] !== undefined)
    .flatMap((key) => assignments(value[key], path === "" ? key : `${path}.${key}`));
}

/** A key that is no index, and that no path would read as two. */
const PLAIN = /^[A-Za-z_$][\w$-]*$/;

/** Text as it is, unless it would be read as JSON. */
function written(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  try {
    JSON.parse(value);
  } catch {
    return value;
  }
  return JSON.stringify(value);
}

/** What browsers leave as it is behind a #, and people can read. */
const readable = (text: string): string =>
  encodeURIComponent(text).replaceAll(/%(?:3D|5B|5D|3A|2C)/g, decodeURIComponent);
