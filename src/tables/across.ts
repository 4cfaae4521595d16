import { WITHIN_FACTORS, type Across, type AcrossRow } from "../analysis/across.js";
import type { Findings } from "../analysis/findings.js";
import { CONDITION_FACTORS, factorOf } from "../factors/index.js";
import { factorColumn, finite } from "./columns.js";
import { defineTable, type Column } from "./table.js";
import { CONFIDENCE } from "../words/index.js";

type Row = Omit<Across, "rows"> & AcrossRow;

function* rows({ across }: Findings): Generator<Row> {
  for (const { rows: activations, ...condition } of across) {
    for (const row of activations) yield { ...condition, ...row };
  }
}

const FACTORS = CONDITION_FACTORS.filter((name) => name !== "dataset");

const identity: readonly Column<Row>[] = [
  ...FACTORS.map((name): Column<Row> => ({
    ...factorColumn(factorOf(name)),
    value: ({ factors }) => factors[name],
  })),
  {
    name: "regime",
    type: "string",
    description:
      'How the learning rates were chosen on each data set: "shared" (one for the whole field), "tuned" (each activation\'s own best) or "given".',
    value: ({ regime }) => regime,
  },
  {
    name: "learning_rate",
    type: "number",
    description: "The given learning rate; missing where tuning chose one on each data set.",
    value: ({ learningRate }) => learningRate,
  },
  { ...factorColumn(factorOf("activation")), value: ({ activation }) => activation },
];

const ratioColumn = (name: string, words: string, value: (row: Row) => number): Column<Row> => ({
  name,
  type: "number",
  description: `${words} Missing where trials that did not reach the target leave it open.`,
  value: (row) => finite(value(row)) || null,
});

const figures: readonly Column<Row>[] = [
  {
    name: "datasets",
    type: "integer",
    unit: "datasets",
    description: "Data sets that were compared.",
    value: ({ datasets }) => datasets,
  },
  {
    name: "trials",
    type: "integer",
    unit: "trials",
    description: "Trials of this activation, one for each data set and seed on which no activation's failed.",
    value: ({ trials }) => trials,
  },
  {
    name: "reference",
    type: "string",
    description: "The activation whose relative time is 1, the same in every row.",
    value: ({ reference }) => reference,
  },
  ratioColumn(
    "relative_time_lower",
    "Interquartile mean, on the logarithm, of the times to target over the reference's under the same seed: the least that it can be, where trials did not arrive.",
    ({ relativeTime }) => relativeTime.lower,
  ),
  ratioColumn(
    "relative_time_upper",
    "The most that it can be; the same as the least where every trial that counts arrived.",
    ({ relativeTime }) => relativeTime.upper,
  ),
  ratioColumn(
    "interval_lower",
    `Lower limit of its ${CONFIDENCE} interval, by stratified bootstrap of the seeds.`,
    ({ interval }) => interval.lower,
  ),
  ratioColumn(
    "interval_upper",
    `Upper limit of its ${CONFIDENCE} interval, by stratified bootstrap of the seeds.`,
    ({ interval }) => interval.upper,
  ),
  ...WITHIN_FACTORS.map((factor, i): Column<Row> => ({
    name: `within_${factor}x`,
    type: "number",
    unit: "share",
    description: `Of all data sets and seeds, the share on which it took at most ${factor} × as long as the fastest activation there.`,
    value: ({ within }) => within[i],
  })),
];

export const acrossTable = defineTable<Row>({
  name: "across",
  description: "The activations compared across data sets: one row per condition, regime and activation.",
  primaryKey: [...FACTORS, "regime", "learning_rate", "activation"],
  keyHasGaps: true,
  refersToTrials: false,
  columns: [...identity, ...figures],
  rows,
});
