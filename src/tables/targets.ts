import type { Rung, Verdict } from "../analysis/verdict.js";
import { SUSTAINED } from "../analysis/protocol.js";
import { CONDITION_FACTORS } from "../factors/index.js";
import { CONFIDENCE } from "../words/index.js";
import { claimedRatio, identity, sides } from "./claims.js";
import { boundColumns, pairColumns, within } from "./columns.js";
import { defineTable, flag, number, text } from "./table.js";

interface Row {
  readonly verdict: Verdict;
  readonly metric: string;
  readonly rung: Rung;
}

export const targetsTable = defineTable<Row>({
  name: "targets",
  description:
    "The comparisons of times to target at other targets than the declared one, from the curves of the same trials: one row per comparison, target and crossing. Exploratory: the verdict is that of the declared target.",
  primaryKey: ["claim", ...CONDITION_FACTORS, "regime", "a", "b", "target_value", "crossing"],
  keyHasGaps: true,
  columns: [
    ...within<Row, Verdict>([...identity, ...sides, claimedRatio], ({ verdict }) => verdict),
    text("target_metric", "The metric whose value says that a trial has converged.", ({ metric }) => metric),
    number(
      "target_value",
      "The value that the metric must reach. Those that a constant prediction meets are left out.",
      ({ rung }) => rung.value,
    ),
    text(
      "crossing",
      `"first", or "sustained": the first time from which the metric is there at ${SUSTAINED} evaluations in a row.`,
      ({ rung }) => rung.crossing,
    ),
    flag("declared", "Whether the verdict of claims.csv rests on this row.", ({ rung }) => rung.declared),
    ...boundColumns<Row>(
      "estimate",
      "Ratio of b's to a's time to this target: Hodges–Lehmann estimate of its pseudo-median.",
      ({ rung }) => rung.estimate,
    ),
    ...boundColumns<Row>(
      "interval",
      `${CONFIDENCE} confidence interval of it, by itself.`,
      ({ rung }) => rung.interval,
    ),
    ...boundColumns<Row>(
      "simultaneous",
      "The interval with the confidence on which the declared target's verdict rests.",
      ({ rung }) => rung.simultaneous,
    ),
    ...pairColumns<Row>(({ rung }) => rung, {
      censored: "Those of them with a trial that did not reach this target within the horizon.",
    }),
    text(
      "verdict",
      "What the ratio alone would have been judged, had this target been declared; not adjusted for the number of targets.",
      ({ rung }) => rung.verdict,
    ),
  ],
  rows: ({ verdicts }) =>
    verdicts.flatMap((verdict) =>
      (verdict.targets?.rungs ?? []).map((rung) => ({
        verdict,
        metric: verdict.targets?.metric ?? "",
        rung,
      })),
    ),
});
