/** Rows that belong together and are never split: of one group, or of one point in time. */
export interface Units {
  readonly by: "group" | "time";
  /** The column's name. */
  readonly column: string;
  readonly count: number;
  /** (rows) the unit of each row, from 0; of time, in its order. */
  readonly of: Int32Array;
}

/** The units that occur among some rows, ascending. */
export function unitsAmong(rows: Int32Array, { of, count }: Units): number[] {
  const seen = new Uint8Array(count);
  for (const row of rows) seen[of[row]] = 1;
  return [...seen.keys()].filter((unit) => seen[unit] === 1);
}
