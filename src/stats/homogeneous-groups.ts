/**
 * **Groups that cannot be told apart**: the largest sets of 0 … count − 1 in which no pair was told apart; a member may
 * stand in several.
 *
 * Method: one group of all; each pair that was told apart splits the groups that hold both, and a group that is part of
 * another goes ([Piepho 2004](https://doi.org/10.1198/1061860043515)). Two stand in a common group just where they were
 * not told apart. Cost: O(pairs × groups²).
 *
 * @param apart the pairs that were told apart
 * @example homogeneousGroups(3, [[0, 2]]) // => [[0, 1], [1, 2]]
 */
export function homogeneousGroups(count: number, apart: readonly (readonly [number, number])[]): number[][] {
  let groups = [Array.from({ length: count }, (_, i) => i)];
  for (const [a, b] of apart) {
    const split = groups.flatMap((group) =>
      group.includes(a) && group.includes(b)
        ? [a, b].map((left) => group.filter((member) => member !== left))
        : [group],
    );
    groups = split.filter((group, i) => !split.some((other, j) => i !== j && isWithin(group, other, i > j)));
  }
  return groups.toSorted((one, other) => one[0] - other[0] || one[one.length - 1] - other[other.length - 1]);
}

/** Whether a group lies within another; the first of two equal ones stays. */
const isWithin = (group: readonly number[], other: readonly number[], isLater: boolean): boolean =>
  (group.length < other.length || (group.length === other.length && isLater)) &&
  group.every((member) => other.includes(member));
