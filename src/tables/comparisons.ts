import type { PairMeasure, PairMeasureName } from "../analysis/pair-measures.js";
import type { Verdict } from "../analysis/verdict.js";
import { isOneSample } from "../datasets/make-dataset.js";
import { CONDITION_FACTORS } from "../factors/index.js";
import { CONFIDENCE } from "../words/index.js";
import { finite } from "../trial/curve.js";
import { identity, sides } from "./claims.js";
import { boundColumns, pairColumns, within } from "./columns.js";
import { defineTable, number, text, type Column, type Columned } from "./table.js";

interface Row {
  readonly verdict: Verdict;
  readonly found: PairMeasure;
}

const MEASURES: Readonly<Record<PairMeasureName, string>> = {
  epochs_to_target: "the ratio of b's to a's",
  final_train_loss: "the ratio of b's to a's",
  final_test_loss: "the ratio of b's to a's",
  mean_train_loss: "over the epochs, the area under the loss curve by its length, the ratio of b's to a's",
  final_test_accuracy: "a's less b's",
};

export const comparisonsTable = defineTable<Row>({
  name: "comparisons",
  description:
    "The activations of every comparison of times compared by other measures as well, paired by seed: one row per comparison and measure. Exploratory, and not adjusted for their number.",
  primaryKey: ["claim", ...CONDITION_FACTORS, "regime", "a", "b", "measure"],
  keyHasGaps: true,
  columns: [
    ...within<Row, Verdict>([...identity, ...sides], ({ verdict }) => verdict),
    text(
      "measure",
      `What is compared; above 1, or of a difference 0, a is the better: ${Object.entries(MEASURES)
        .map(([name, words]) => `${name}, ${words}`)
        .join("; ")}.`,
      ({ found }) => found.measure,
    ),
    ...boundColumns<Row>(
      "estimate",
      "Hodges–Lehmann estimate of the pseudo-median; its bounds are equal where censoring and divergence do not blur it.",
      ({ found }) => found.estimate,
    ),
    ...boundColumns<Row>(
      "interval",
      `${CONFIDENCE} confidence interval of the pseudo-median, from the exact signed-rank distribution.`,
      ({ found }) => found.interval,
    ),
    ...boundColumns<Row>(
      "median",
      `${CONFIDENCE} confidence interval of the median, from the sign test.`,
      ({ found }) => found.medianInterval,
    ),
    number("p", "Exact two-sided signed-rank test of no difference, by itself.", ({ found }) => found.p),
    ...pairColumns<Row>(({ found }) => found, {
      censored:
        "Those of them with a trial that did not reach the target, or diverged: it is known to be no better.",
    }),
    ...chanceColumns(),
    ...correctedColumns(),
  ],
  rows: ({ verdicts }) =>
    verdicts.flatMap((verdict) => verdict.pairMeasures.map((found) => ({ verdict, found }))),
});

function shareColumn(name: string, description: string, value: (row: Row) => number): Column<Row> {
  return number(name, description, (row) => finite(value(row)), { unit: "share" });
}

/** The chance that a is the better on a fresh seed. */
function chanceColumns(): Column<Row>[] {
  return [
    shareColumn(
      "chance_lower",
      "Share of the pairs in which a is surely the better, an estimate of the chance that it is with a fresh seed; a tie is none.",
      ({ found }) => found.chance.lower,
    ),
    shareColumn(
      "chance_upper",
      "Share of the pairs in which a is not surely the worse or tied.",
      ({ found }) => found.chance.upper,
    ),
    ...(["lower", "upper"] as const).map((side) =>
      shareColumn(
        `chance_interval_${side}`,
        `${side === "lower" ? "Lower" : "Upper"} limit of the exact ${CONFIDENCE} interval of that chance.`,
        ({ found }) => found.chanceInterval[side],
      ),
    ),
  ];
}

/** What the pairs say beyond the rows that there are. */
function correctedColumns(): Column<Row>[] {
  const only = {
    where: "a data set is a CSV file, iris or penguins",
    holds: ({ experiment }: Columned) => experiment.datasets.some(isOneSample),
  };
  const words = {
    mean: "Mean over the splits of one sample, of ratios the geometric one, of what was measured on test rows; missing for other measures, after looks at fewer seeds, and where a trial diverged.",
    lower: `Lower limit of its ${CONFIDENCE} interval by the corrected resampled t-test (Nadeau & Bengio), about the distribution that the rows came from.`,
    upper: "Upper limit of that interval.",
    p: "Two-sided corrected resampled t-test of no difference, by itself.",
    testRatio:
      "Rows that a seed tests on, over the others that it might have tested on: what the test corrects for.",
  };
  return (["mean", "lower", "upper", "p", "testRatio"] as const).map((part) =>
    number(
      `corrected_${part === "testRatio" ? "test_ratio" : part}`,
      words[part],
      ({ found }) => finite(found.corrected?.[part]),
      { only },
    ),
  );
}
