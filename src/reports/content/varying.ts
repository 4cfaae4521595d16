import type { ResultRow } from "../../analysis/result-rows.js";
import { FACTOR_NAMES, factorOf, type FactorName } from "../../factors/index.js";

/** Whether a value is not the same of all. */
export const differs = <Each>(all: readonly Each[], valueOf: (each: Each) => unknown): boolean =>
  new Set(all.map(valueOf)).size > 1;

/** The factors beside the data set and the activation. */
export const OTHER_FACTORS = FACTOR_NAMES.filter((name) => name !== "dataset" && name !== "activation");

/** What differs between rows beside the data set and the activation; rates that tuning chose are no factor. */
export function varyingFactors(rows: readonly ResultRow[]): FactorName[] {
  const given = rows.every(({ regime }) => regime === "given");
  return OTHER_FACTORS.filter(
    (name) => (given || name !== "learning_rate") && differs(rows, ({ spec }) => factorOf(name).of(spec)),
  );
}
