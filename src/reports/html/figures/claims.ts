import { CONDITION_FACTORS } from "../../../factors/index.js";
import { group as groupBy } from "d3-array";
import { isRatio, type Measure, type Verdict } from "../../../analysis/verdict.js";
import { CONFIDENCE, number, plural, range } from "../../../words/index.js";
import type { RatioBounds } from "../../../stats/index.js";
import { tableOf } from "../../content/table.js";
import { MARKS, verdictCounts } from "../../content/verdicts.js";
import { differs } from "../../content/varying.js";
import { intervalChart, type Interval } from "../draw/intervals.js";
import { endsOf, linearAxis, ratioAxis, type Axis } from "../draw/scale.js";
import { VERDICT_COLOURS } from "../colours.js";
import type { DrawnFigure, Figure } from "../figure.js";
import { conditionWords } from "../view.js";

/** Ratios beyond it are drawn as arrows. */
const FARTHEST = 100;

/** What is measured, in words for an axis. */
const MEASURES: Readonly<Partial<Record<Measure, string>>> = {
  epochs_to_target: "ratio of epochs to target",
  epochs_times_parameters: "ratio of epochs × parameters",
  gradient_ratio_per_layer: "gradient ratio per layer",
  mean_activation: "mean activation",
  died_share_difference: "difference in the share of dead units",
  final_train_loss: "ratio of final training losses",
  final_test_loss: "ratio of final test losses",
  best_test_loss: "ratio of best test losses",
  mean_train_loss: "ratio of mean training losses",
  final_test_accuracy: "difference in final test accuracy",
  best_test_accuracy: "difference in best test accuracy",
  dead_share: "difference in the share of dead units",
  gradient_ratio: "ratio of gradients, first to last layer",
};

/** The values that a claim is about, beside no difference. */
function claimedBy({ times, claimed }: Verdict): number[] {
  const edges = claimed === null ? [times ?? 1] : [claimed.lower, claimed.upper];
  return edges.filter((edge) => Number.isFinite(edge) && edge !== 0 && edge !== 1);
}

/** For each claim that trials decide: what was measured in each condition, against what is claimed. */
export const claimEvidence: Figure = {
  name: "claims",
  draw(view) {
    const groups = groupBy(view.findings.verdicts, ({ claim }) => claim);
    return [...groups.values()].flatMap((group, i) => figureOf(group, claimAnchor(group[0].claim, i)) ?? []);
  },
};

/** A name for files and anchors, whatever the claim is called. */
export function claimAnchor(claim: string, index: number): string {
  const slug = claim
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return `claim-${index + 1}-${slug}`;
}

function figureOf(group: readonly Verdict[], name: string): DrawnFigure | undefined {
  const placeOf = placesOf(group);
  const shown = group.filter(({ measure, interval }) => MEASURES[measure] !== undefined && interval !== null);
  if (shown.length === 0) return undefined;
  const panels = [...groupBy(shown, ({ measure }) => measure)].map(([measure, verdicts]) => {
    const words = MEASURES[measure] as string;
    const ratio = isRatio(measure);
    return {
      group: "",
      title: words,
      alt: `${group[0].statement}: ${verdicts.map((verdict) => `${placeOf(verdict)} ${verdict.verdict}, ${boundsText(verdict.estimate)}`).join("; ")}.`,
      drawing: intervalChart({
        rows: verdicts.map((verdict) => intervalOf(verdict, placeOf(verdict))),
        x: axisOf(words, ratio, verdicts),
        landmarks: [
          { value: ratio ? 1 : 0, label: ratio ? "no difference" : "0" },
          ...claimedBy(verdicts[0]).map((value) => ({ value, label: `claimed: ${number(value)}` })),
        ],
      }),
    };
  });
  return {
    name,
    title: group[0].statement,
    caption: `Of ${plural(group.length, "verdict")} on this claim, ${verdictCounts(group)}.`,
    notes: [
      `What was measured in each condition, with ${CONFIDENCE} intervals: of the pseudo-median by signed ranks, and in the table of the median by signs, which is another where ratios are skewed; a verdict needs both.`,
    ],
    panels,
    table: tableOf({ title: group[0].statement }, group, [
      ["condition", "left", placeOf],
      ["verdict", "left", ({ verdict }) => verdict],
      ["estimate", "right", ({ estimate }) => boundsText(estimate)],
      [`${CONFIDENCE} interval`, "left", ({ interval }) => rangeText(interval)],
      ["of the median", "left", ({ medianInterval }) => rangeText(medianInterval)],
      ["n", "right", ({ n }) => String(n)],
      ["cut off", "right", ({ censored }) => String(censored)],
      ["p", "right", ({ p }) => numberText(p)],
      ["p adjusted", "right", ({ pAdjusted }) => numberText(pAdjusted)],
    ]),
  };
}

/** Names a verdict's condition among the others of its claim: the data set, and what else varies. */
export function placesOf(group: readonly Verdict[]): (verdict: Verdict) => string {
  const wheres = group.flatMap(({ where }) => where ?? []);
  const varying = CONDITION_FACTORS.filter(
    (name) => name !== "dataset" && differs(wheres, ({ factors }) => factors[name]),
  );
  const regimes = differs(wheres, ({ regime }) => regime);
  return ({ where }) =>
    where === null
      ? "by computation"
      : [
          where.factors.dataset,
          ...conditionWords(where.factors, varying),
          ...(regimes ? [`${where.regime} rate`] : []),
        ].join(", ");
}

const numberText = (value: number | null): string => (value === null ? "" : number(value));

const rangeText = (bounds: RatioBounds | null): string => (bounds === null ? "" : range(bounds, [1]));

function boundsText(bounds: RatioBounds | null): string {
  if (bounds === null) return "";
  return bounds.bound === "=" ? number(bounds.lower) : range(bounds, [1]);
}

function axisOf(label: string, ratio: boolean, verdicts: readonly Verdict[]): Axis {
  const ends = verdicts.flatMap(({ estimate, interval }) => [estimate, interval].flatMap(endsOf));
  const claimed = verdicts.flatMap(claimedBy);
  if (ratio) return ratioAxis(`${label} (log)`, ends, FARTHEST, [0.8, 1.25, ...claimed]);
  const values = [0, ...ends.filter(Number.isFinite), ...claimed];
  return linearAxis(label, [Math.min(...values), Math.max(...values, 0.1)]);
}

function intervalOf(verdict: Verdict, place: string): Interval {
  const { estimate, interval } = verdict;
  return {
    label: place,
    className: "verdict",
    colour: VERDICT_COLOURS[verdict.verdict],
    estimate,
    interval,
    text: `${MARKS[verdict.verdict]} ${boundsText(estimate)}`,
    tooltip: `${place}: ${verdict.verdict}; ${verdict.finding}`,
  };
}
