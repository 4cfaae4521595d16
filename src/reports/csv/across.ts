import { WITHIN_FACTORS, type Across, type AcrossRow } from "../../analysis/across.js";
import type { Findings } from "../../analysis/findings.js";
import { CONDITION_FACTORS, factorOf } from "../../factors/index.js";
import { factorField, finite } from "./columns.js";
import { defineTable, type Column } from "./table.js";

type Row = Omit<Across, "rows"> & AcrossRow;

function* rows({ across }: Findings): Generator<Row> {
  for (const { rows: activations, ...condition } of across) {
    for (const row of activations) yield { ...condition, ...row };
  }
}

const FACTORS = CONDITION_FACTORS.filter((name) => name !== "dataset");

const identity: readonly Column<Row>[] = [
  ...FACTORS.map((name): Column<Row> => ({
    ...factorField(factorOf(name)),
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
  { ...factorField(factorOf("activation")), value: ({ activation }) => activation },
];

const iqmColumn = (name: string, part: keyof Row["iqm"], words: string): Column<Row> => ({
  name,
  type: "number",
  description: `${words} Missing where too few trials reached the target.`,
  value: ({ iqm }) => finite(iqm[part]),
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
  iqmColumn(
    "iqm",
    "estimate",
    "Interquartile mean of relative times to target: a trial's over the median of the best activation on its data set.",
  ),
  iqmColumn("iqm_lower", "lower", "Lower bound of its 95 % interval, by stratified bootstrap."),
  iqmColumn("iqm_upper", "upper", "Upper bound of its 95 % interval, by stratified bootstrap."),
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
