/** "a", "a and b", "a, b and c". */
export const list = (items: readonly string[]): string => joined(items, "and");

/** "a, b or c". */
export const either = (items: readonly string[]): string => joined(items, "or");

/** Those of some items that are there: where one may be missing stands `condition && item`. */
export const present = <T>(items: readonly (T | false | undefined)[]): T[] =>
  items.filter((item): item is T => item !== false && item !== undefined);

const joined = (items: readonly string[], word: string): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
