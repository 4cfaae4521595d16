/** One place where two JSON values differ. */
export interface Difference {
  /** "training.epochs"; members of a list by their number from 0. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Every place where two JSON values differ, in the order of their keys. What one of them lacks is `undefined`. A list of
 * whole numbers, such as seeds, is one value.
 */
export function* differences(before: unknown, after: unknown, path = ""): Generator<Difference> {
  if (Object.is(before, after)) return;
  if (isWhole(before) && isWhole(after)) {
    if (before.join() !== after.join()) yield { path, before, after };
    return;
  }
  if (!hasMembers(before) || !hasMembers(after)) {
    yield { path, before, after };
    return;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    yield* differences(before[key], after[key], path === "" ? key : `${path}.${key}`);
  }
}

/** "training.epochs: 60 → 100" */
export const describeDifference = ({ path, before, after }: Difference): string =>
  `${path}: ${show(before)} → ${show(after)}`;

const LONGEST = 60;

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = isWhole(value) ? `[${runsOf(value).join(", ")}]` : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

const hasMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isWhole = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every(Number.isInteger);

/** "1 to 20", "7": three or more that follow one another are told by the first and the last. */
function runsOf(numbers: readonly number[]): string[] {
  const starts = [...numbers.keys()].filter((i) => i === 0 || numbers[i] !== numbers[i - 1] + 1);
  return starts.flatMap((start, k) => {
    const run = numbers.slice(start, starts[k + 1]);
    return run.length < 3 ? run.map(String) : [`${run[0]} to ${run.at(-1)}`];
  });
}

/** A value as JSON keeps it: without keys that are undefined, and without −0. */
export const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
