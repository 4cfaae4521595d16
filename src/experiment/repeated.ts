import { canonicalJson } from "../trial/id.js";
import { showPath, type ConfigPath, type ConfigProblem } from "./problem.js";

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
