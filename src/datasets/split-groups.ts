import { shuffle } from "../random/draws.js";
import type { RandomSource } from "../random/stream.js";
import { clamp, divide, marked, reserved, tooFew, type SplitSubject, type Splitter } from "./split.js";
import { unitsAmong, type Units } from "./units.js";

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
      throw tooFew(
        label,
        `class ${classNames[c]} is in ${count} of the ${all}`,
        least,
        "class of grouped rows",
      );
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
      const allowed = new Set(
        Array.from(
          rows.filter((row) => mayTest?.[row] !== 0),
          (row) => groups.of[row],
        ),
      );
      const drawn = draw(
        rows,
        (count) => testGroups(count, least),
        least,
        random,
        (group) => allowed.has(group),
      );
      return divide(rows, random, (row) => drawn.has(groups.of[row]));
    },
    reserve(rows, random) {
      const size = (count: number) => reserved(testGroups(count, 2), count, 2);
      const drawn = draw(rows, size, 2, random, () => true);
      return marked(
        rows.filter((row) => drawn.has(groups.of[row])),
        rowCount,
      );
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
