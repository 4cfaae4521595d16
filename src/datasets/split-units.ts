import { integerBelow, shuffle } from "../random/draws.js";
import type { RandomSource } from "../random/stream.js";
import { clamp, divide, marked, reserved, tooFew, type SplitSubject, type Splitter } from "./split.js";
import type { Units } from "./table.js";

/**
 * Splits at random so that the rows of a group are never in both parts: as scikit-learn's
 * [GroupShuffleSplit](https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.GroupShuffleSplit.html),
 * whose share is of the groups too, but that every class stays in the training part. Groups differ in size, and so do parts.
 */
export function groupSplitter(
  { label, rows: rowCount, classes, classNames, testShare }: SplitSubject,
  groups: Units,
): Splitter {
  const classesOf = classesOfGroups(classes, groups);
  const testGroups = (count: number, least: number) => clamp(Math.ceil(count * testShare), 1, count - least);

  /** So many groups at random, while `least` groups of each class are left. */
  const draw = (
    rows: Int32Array,
    size: (groups: number) => number,
    least: number,
    random: RandomSource,
    may: (group: number) => boolean,
  ): ReadonlySet<number> => {
    const found = unitsAmong(rows, groups);
    const left = classNames.map((_, c) => found.filter((group) => classesOf[group].has(c)).length);
    const all = `${found.length} groups of ${JSON.stringify(groups.column)}`;
    if (found.length <= least) throw tooFew(label, `its rows are of ${all}`, least, "data set with groups");
    for (const [c, count] of left.entries()) {
      if (classes === undefined || count > least) continue;
      const short = `class ${classNames[c]} is in ${count} of the ${all}`;
      throw tooFew(label, short, least, "class of grouped rows");
    }
    const drawn = new Set<number>();
    for (const group of shuffle([...found], random)) {
      const own = [...classesOf[group]];
      if (drawn.size === size(found.length)) break;
      if (!may(group) || own.some((c) => left[c] <= least)) continue;
      drawn.add(group);
      for (const c of own) left[c]--;
    }
    return drawn;
  };

  return {
    split(rows, { least, random, mayTest }) {
      const testable = rows.filter((row) => mayTest?.[row] !== 0);
      const allowed = new Set(unitsAmong(testable, groups));
      const size = (count: number) => testGroups(count, least);
      const drawn = draw(rows, size, least, random, (group) => allowed.has(group));
      return divide(rows, random, (row) => drawn.has(groups.of[row]));
    },
    reserve(rows, random) {
      const size = (count: number) => reserved(testGroups(count, 2), count, 2);
      const drawn = draw(rows, size, 2, random, () => true);
      const held = rows.filter((row) => drawn.has(groups.of[row]));
      return marked(held, rowCount);
    },
  };
}

/** The classes of each group's rows; none where there are no classes. */
function classesOfGroups(
  classes: ArrayLike<number> | undefined,
  { of, count }: Units,
): ReadonlySet<number>[] {
  const found = Array.from({ length: count }, () => new Set<number>());
  if (classes !== undefined) for (const [row, group] of of.entries()) found[group].add(classes[row]);
  return found;
}

/**
 * Splits so that all test rows are later than all training rows. The seed draws the cut: the test part is the `testShare`
 * of the points in time that follow it, the training part those before it, as many for every cut (repeated holdout,
 * [Cerqueira et al. 2020](https://doi.org/10.1007/s10994-020-05910-7)). Rows of one time are not split.
 */
export function timeSplitter({ label, rows: all, testShare }: SplitSubject, times: Units): Splitter {
  const partsOf = (rows: Int32Array, least: number) => {
    const points = unitsAmong(rows, times);
    const count = points.length;
    if (count <= least) {
      const found = `${JSON.stringify(times.column)} has ${count} different ${count === 1 ? "time" : "times"}`;
      throw tooFew(label, found, least, "data set with times");
    }
    const test = clamp(Math.round(count * testShare), 1, count - least);
    return { points, test, held: reserved(test, count, least) };
  };
  return {
    split(rows, { least, random }) {
      const { points, test, held } = partsOf(rows, least);
      const train = points.length - held;
      const first = integerBelow(held - test + 1, random);
      const [from, cut] = [points[first], points[first + train]];
      const end = points[first + train + test] ?? Infinity;
      const inside = rows.filter((row) => times.of[row] >= from && times.of[row] < end);
      return divide(inside, random, (row) => times.of[row] >= cut);
    },
    reserve(rows) {
      const { points, held } = partsOf(rows, 2);
      const from = points[points.length - held];
      const last = rows.filter((row) => times.of[row] >= from);
      return marked(last, all);
    },
  };
}

/** The units that occur among some rows, ascending. */
function unitsAmong(rows: Int32Array, { of, count }: Units): number[] {
  const seen = new Uint8Array(count);
  for (const row of rows) seen[of[row]] = 1;
  return [...seen.keys()].filter((unit) => seen[unit] === 1);
}
