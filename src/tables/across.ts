import { WITHIN_FACTORS, type Across, type AcrossRow } from "../analysis/across.js";
import type { DatasetDifference, OverDatasets } from "../analysis/dataset-differences.js";
import type { Findings } from "../analysis/findings.js";
import { CONDITION_FACTORS, factorOf } from "../factors/index.js";
import { finite } from "../trial/curve.js";
import { boundColumns, conditionValue, factorColumn } from "./columns.js";
import { defineTable, integer, number, text, type Column } from "./table.js";
import { CONFIDENCE } from "../words/index.js";

type Row = Omit<Across, "rows"> & AcrossRow;

function* rows({ across }: Findings): Generator<Row> {
  for (const { rows: activations, ...condition } of across) {
    for (const row of activations) yield { ...condition, ...row };
  }
}

const FACTORS = CONDITION_FACTORS.filter((name) => name !== "dataset");

/** Under what activations were compared over data sets. */
const settingColumns = <
  Each extends Pick<Across, "factors" | "regime" | "learningRate">,
>(): Column<Each>[] => [
  ...FACTORS.map((name): Column<Each> => ({
    ...factorColumn(factorOf(name)),
    value: ({ factors }) => conditionValue(factors[name]),
  })),
  text(
    "regime",
    'How the learning rates were chosen on each data set: "shared" (one for the whole field), "tuned" (each activation\'s own best) or "given".',
    ({ regime }) => regime,
  ),
  number(
    "learning_rate",
    "The given learning rate; missing where tuning chose one on each data set.",
    ({ learningRate }) => learningRate,
  ),
];

const identity: readonly Column<Row>[] = [
  ...settingColumns<Row>(),
  { ...factorColumn(factorOf("activation")), value: ({ activation }) => activation },
];

const ratioColumn = (name: string, words: string, value: (row: Row) => number): Column<Row> =>
  number(
    name,
    `${words} Missing where trials that did not reach the target leave it open.`,
    (row) => finite(value(row)) || null,
  );

const figures: readonly Column<Row>[] = [
  integer("datasets", "Data sets that were compared.", ({ datasets }) => datasets, { unit: "datasets" }),
  integer(
    "trials",
    "Trials of this activation, one for each data set and seed on which no activation's failed.",
    ({ trials }) => trials,
    { unit: "trials" },
  ),
  text(
    "reference",
    "The activation whose relative time is 1, the same in every row.",
    ({ reference }) => reference,
  ),
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
  ...(["lower", "upper"] as const).map((side) =>
    ratioColumn(
      `interval_${side}`,
      `${side === "lower" ? "Lower" : "Upper"} limit of its ${CONFIDENCE} interval, by stratified bootstrap of the seeds.`,
      ({ interval }) => interval[side],
    ),
  ),
  ...WITHIN_FACTORS.map((factor, i): Column<Row> =>
    number(
      `within_${factor}x`,
      `Of all data sets and seeds, the share on which it took at most ${factor} × as long as the fastest activation there.`,
      ({ within }) => within[i],
      { unit: "share" },
    ),
  ),
];

export const acrossTable = defineTable<Row>({
  name: "across",
  description: "The activations compared across data sets: one row per condition, regime and activation.",
  primaryKey: [...FACTORS, "regime", "learning_rate", "activation"],
  keyHasGaps: true,
  columns: [...identity, ...figures],
  rows,
});

type PairRow = Pick<Across, "factors" | "regime" | "learningRate"> & DatasetDifference;

function* pairRows({ across }: Findings): Generator<PairRow> {
  for (const { factors, regime, learningRate, differences } of across) {
    for (const pair of differences?.pairs ?? []) yield { factors, regime, learningRate, ...pair };
  }
}

/** The figures of one of the two questions. */
function questionColumns(
  name: string,
  sample: string,
  question: string,
  answerOf: (row: PairRow) => OverDatasets,
): Column<PairRow>[] {
  return [
    integer(`${name}_n`, `${question} So many ${sample} are the sample.`, (row) => answerOf(row).n, {
      unit: sample,
    }),
    integer(
      `${name}_censored`,
      "Those of them with a time that is only known to be beyond the horizon.",
      (row) => answerOf(row).censored,
      { unit: sample },
    ),
    ...boundColumns<PairRow>(
      `${name}_estimate`,
      `Ratio of b's times to a's, above 1 a is the faster: Hodges–Lehmann estimate over the ${sample}.`,
      (row) => answerOf(row).estimate,
    ),
    ...boundColumns<PairRow>(
      `${name}_interval`,
      `Its interval by signed ranks; those of all pairs under one setting hold together with ${CONFIDENCE}.`,
      (row) => answerOf(row).interval,
    ),
  ];
}

export const acrossPairsTable = defineTable<PairRow>({
  name: "across-pairs",
  description:
    "By what factor activations differ over the data sets, on these and on others like these: one row per condition, regime and pair.",
  primaryKey: [...FACTORS, "regime", "learning_rate", "a", "b"],
  keyHasGaps: true,
  columns: [
    ...settingColumns<PairRow>(),
    ...([0, 1] as const).map((side): Column<PairRow> =>
      text("ab"[side], "An activation, as the config labels it.", ({ activations }) => activations[side]),
    ),
    ...questionColumns(
      "on_these",
      "seeds",
      "On these data sets, on average over them: what other seeds would give.",
      ({ onThese }) => onThese,
    ),
    ...questionColumns(
      "on_others",
      "datasets",
      "On other data sets like these, each of which counts once: what is to be expected of one.",
      ({ onOthers }) => onOthers,
    ),
  ],
  rows: pairRows,
});
