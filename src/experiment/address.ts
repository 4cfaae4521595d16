import { ActbenchError } from "../errors.js";
import { applyOverride, parseOverride } from "./overrides.js";
import { isObject } from "./schema/named.js";

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
