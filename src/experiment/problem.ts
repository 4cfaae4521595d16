import { canonicalJson } from "../trial/id.js";

/** Keys and list indices from the config's root to a value. */
export type ConfigPath = readonly (string | number)[];

/** Something wrong with a config: where, and a sentence that says what. */
export interface ConfigProblem {
  readonly path: ConfigPath;
  readonly message: string;
  /** Another place that it has to do with. */
  readonly see?: ConfigPath;
}

/** "training.batchSize.0"; the root is "config". */
export function showPath(path: ConfigPath): string {
  return path.length === 0
    ? "config"
    : path.map((key) => JSON.stringify(key).slice(0, 42).replaceAll('"', "")).join(".");
}

export const startsWith = (path: ConfigPath, start: ConfigPath): boolean =>
  start.length <= path.length && start.every((key, i) => key === path[i]);

/** The same problems, with their paths as they are seen from elsewhere. */
export const movedProblems = (
  problems: readonly ConfigProblem[],
  to: (path: ConfigPath) => ConfigPath,
): ConfigProblem[] =>
  problems.map(({ path, message, see }) => ({ path: to(path), message, ...(see && { see: to(see) }) }));

/** A path to a factor's first value, as a config that gives a single value instead of a list has it. */
export function asWritten(path: ConfigPath, config: unknown): ConfigPath {
  let current = config;
  return path.filter((key) => {
    if (key === 0 && !Array.isArray(current)) return false;
    current = (current as Record<string | number, unknown> | undefined)?.[key];
    return true;
  });
}

/** Values that stand twice in a list. */
export function repeated(path: ConfigPath, values: readonly unknown[]): ConfigProblem[] {
  return pairs(values.map(canonicalJson)).map(([first, second]) => ({
    path: [...path, second],
    message: `the same as ${showPath([...path, first])}, so it would be trained twice`,
    see: [...path, first],
  }));
}

/** Each later index with the first index of the same key. */
export function pairs(keys: readonly string[]): (readonly [number, number])[] {
  const firsts = new Map<string, number>();
  return keys.flatMap((key, i) => {
    const first = firsts.get(key);
    if (first !== undefined) return [[first, i] as const];
    firsts.set(key, i);
    return [];
  });
}
