import { POWER, type ComparisonPower, type PilotPower } from "../claims/power.js";
import { CONDITION_FACTORS, factorOf } from "../factors/index.js";
import { percent } from "../words/index.js";
import { finite } from "../trial/curve.js";
import { boundColumns, conditionValue, factorColumn, regimeColumn } from "./columns.js";
import { defineTable, integer, number, text, type Column } from "./table.js";

const columns: readonly Column<ComparisonPower>[] = [
  text("claim", "The claim, as the config names it.", ({ claim }) => claim),
  ...CONDITION_FACTORS.map((name): Column<ComparisonPower> => {
    const { only: _only, ...column } = factorColumn(factorOf(name));
    return { ...column, value: ({ where }) => (where === null ? null : conditionValue(where.factors[name])) };
  }),
  regimeColumn(({ where }: ComparisonPower) => where?.regime ?? null),
  ...(["a", "b"] as const).map((side): Column<ComparisonPower> =>
    text(side, `Side ${side} of the comparison, as claims.csv names it.`, (row) => row[side]?.label ?? null),
  ),
  integer("pairs", "Pairs of the pilot.", ({ n }) => n, { unit: "pairs" }),
  ...boundColumns<ComparisonPower>("estimate", "What the pilot shows.", ({ estimate }) => estimate),
  text("verdict", "The pilot's own verdict.", ({ verdict }) => verdict),
  number("chance", "The chance that the config's own number of seeds decides it.", ({ chance }) => chance, {
    unit: "share",
  }),
  integer(
    "seeds",
    `So many decide it in ${percent(POWER)} of studies; missing where the most that were tried do not.`,
    ({ seeds }) => finite(seeds),
    { unit: "seeds" },
  ),
  ...(["lower", "upper"] as const).map((side): Column<ComparisonPower> =>
    integer(
      `seeds_${side}`,
      `Nine in ten pilots such as this one say at ${side === "lower" ? "least" : "most"} so many; missing beyond the most that were tried.`,
      ({ atLeast, atMost }) => finite(side === "lower" ? atLeast : atMost),
      { unit: "seeds" },
    ),
  ),
];

/** What a pilot lets expect, as CSV: a row for each comparison. */
export const powerTable = defineTable<ComparisonPower, PilotPower>({
  name: "power",
  description:
    "What actbench power --csv prints: how many seeds would decide each comparison, as a pilot lets expect. One row per claim and condition.",
  primaryKey: ["claim", ...CONDITION_FACTORS, "regime", "a", "b"],
  keyHasGaps: true,
  columns,
  rows: ({ comparisons }) => comparisons,
});
