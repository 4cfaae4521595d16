import { POWER, type ComparisonPower, type PilotPower } from "../claims/power.js";
import { CONDITION_FACTORS, factorOf } from "../factors/index.js";
import { percent } from "../words/index.js";
import { boundColumns, conditionValue, factorColumn, finite, regimeColumn } from "./columns.js";
import { defineTable, type Column } from "./table.js";

const columns: readonly Column<ComparisonPower>[] = [
  {
    name: "claim",
    type: "string",
    description: "The claim, as the config names it.",
    value: ({ claim }) => claim,
  },
  ...CONDITION_FACTORS.map((name): Column<ComparisonPower> => {
    const { only: _only, ...column } = factorColumn(factorOf(name));
    return { ...column, value: ({ where }) => (where === null ? null : conditionValue(where.factors[name])) };
  }),
  regimeColumn(({ where }: ComparisonPower) => where?.regime ?? null),
  ...(["a", "b"] as const).map((side): Column<ComparisonPower> => ({
    name: side,
    type: "string",
    description: `Side ${side} of the comparison, as claims.csv names it.`,
    value: (row) => row[side]?.label ?? null,
  })),
  {
    name: "pairs",
    type: "integer",
    unit: "pairs",
    description: "Pairs of the pilot.",
    value: ({ n }) => n,
  },
  ...boundColumns<ComparisonPower>("estimate", "What the pilot shows.", ({ estimate }) => estimate),
  {
    name: "verdict",
    type: "string",
    description: "The pilot's own verdict.",
    value: ({ verdict }) => verdict,
  },
  {
    name: "chance",
    type: "number",
    unit: "share",
    description: "The chance that the config's own number of seeds decides it.",
    value: ({ chance }) => chance,
  },
  {
    name: "seeds",
    type: "integer",
    unit: "seeds",
    description: `So many decide it in ${percent(POWER)} of studies; missing where the most that were tried do not.`,
    value: ({ seeds }) => finite(seeds),
  },
  ...(["lower", "upper"] as const).map((side): Column<ComparisonPower> => ({
    name: `seeds_${side}`,
    type: "integer",
    unit: "seeds",
    description: `Nine in ten pilots such as this one say at ${side === "lower" ? "least" : "most"} so many; missing beyond the most that were tried.`,
    value: ({ atLeast, atMost }) => finite(side === "lower" ? atLeast : atMost),
  })),
];

/** What a pilot lets expect, as CSV: a row for each comparison. */
export const powerTable = defineTable<ComparisonPower, PilotPower>({
  name: "power",
  description:
    "What actbench power --csv prints: how many seeds would decide each comparison, as a pilot lets expect. One row per claim and condition.",
  primaryKey: ["claim", ...CONDITION_FACTORS, "regime", "a", "b"],
  keyHasGaps: true,
  refersToTrials: false,
  columns,
  rows: ({ comparisons }) => comparisons,
});
