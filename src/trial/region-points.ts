import { LEVELS, type Regions } from "./portrait.js";

/** A training row of a portrait: its place as shares of the extent, from the left and from below. */
interface RegionPoint {
  readonly x: number;
  readonly y: number;
  /** Its class; of a regression, 0 for a target in the lower half and 1 for one in the upper. */
  readonly group: number;
}

/** The training rows that a portrait's `points` stand for. */
export function regionPoints({ classes, points }: Pick<Regions, "classes" | "points">): RegionPoint[] {
  return (points.match(/.{5}/g) ?? []).map((row) => {
    const mark = Number.parseInt(row[4], LEVELS);
    return {
      x: share(row.slice(0, 2)),
      y: share(row.slice(2, 4)),
      group: classes === undefined ? Number(mark >= LEVELS / 2) : mark,
    };
  });
}

/** Two digits as a share of the largest that they can name. */
const share = (pair: string): number => Number.parseInt(pair, LEVELS) / (LEVELS ** 2 - 1);
