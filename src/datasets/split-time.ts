import { integerBelow } from "../random/draws.js";
import { clamp, divide, marked, reserved, tooFew, type SplitSubject, type Splitter } from "./split.js";
import { unitsAmong, type Units } from "./units.js";

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
      return marked(
        rows.filter((row) => times.of[row] >= from),
        all,
      );
    },
  };
}
