import { isClock, type Measure, type Verdict } from "../analysis/verdict.js";
import type { ClaimDeclaration } from "../experiment/experiment.js";
import { samplingOf } from "../experiment/looks.js";
import { isTunedAnew } from "../experiment/tuning/replicates.js";
import { changeWords, ratiosOver, CONFIDENCE } from "../words/index.js";
import {
  CONDITION_FACTORS,
  factorOf,
  factorTitle,
  isConditionFactor,
  type FactorName,
} from "../factors/index.js";
import { NO_SETTINGS, settingWords } from "../factors/settings.js";
import { variedFactors } from "../claims/compare/arms.js";
import { finite } from "../trial/curve.js";
import {
  boundColumns,
  conditionValue,
  factorColumn,
  onlyWithSettings,
  pairColumns,
  regimeColumn,
} from "./columns.js";
import {
  defineTable,
  flag,
  integer,
  number,
  text,
  type Column,
  type Columned,
  type RowTable,
} from "./table.js";
import { ALPHA } from "../analysis/protocol.js";

/** Which condition of which claim a row is of. */
export const identity: readonly Column<Verdict>[] = [
  text("claim", "The claim, as the config names it.", ({ claim }) => claim),
  text(
    "status",
    '"declared" in the config before anything that judges it was trained, or "exploratory", as what --extend adds later is. Intervals hold together within each.',
    ({ status }) => status,
  ),
  ...CONDITION_FACTORS.map((name): Column<Verdict> => {
    const field = factorColumn(factorOf(name));
    return {
      ...field,
      description: `${field.description} Missing where the formula alone decides${name === "dataset" ? "" : ", and where a and b differ in it"}; of what the clock decides, that of b.`,
      value: ({ where, varied }) =>
        varied.includes(name) || where === null ? null : conditionValue(where.factors[name]),
    };
  }),
  regimeColumn(({ where }: Verdict) => where?.regime ?? null),
];

const measures: Readonly<Record<Measure, string>> = {
  epochs_to_target: "the ratio of b's to a's",
  epochs_times_parameters: "computation to the target, the ratio of b's to a's",
  gradient_ratio_per_layer:
    "how many times more each added layer shrinks the first layer's gradient, beside the last one's, with b than with a",
  mean_activation: "of a's hidden layers, the least certain",
  died_share_difference: "the share of the units that died, at b's learning rate less at a's",
  parameters: "the ratio of b's number of them to a's",
  largest_error: "of an identity",
  final_train_loss: "the ratio of b's to a's",
  final_test_loss: "the ratio of b's to a's",
  best_test_loss: "the least at any evaluation, the ratio of b's to a's",
  mean_train_loss: "over the epochs, the ratio of b's to a's",
  final_test_accuracy: "a's less b's",
  best_test_accuracy: "the greatest at any evaluation, a's less b's",
  dead_share: "the share of the hidden units that are dead at the end, b's less a's",
  gradient_ratio:
    "the first hidden layer's gradient by the last one's before training, the ratio of b's to a's",
  seconds_per_epoch: "the ratio of b's to a's",
  seconds_to_target: "the ratio of b's to a's",
  seconds_per_element: "the ratio of b's to a's",
  seconds_per_step: "the ratio of b's to a's",
};

/** The factors in which the arms of a claim differ; hidden layers also where their widths are to cost alike. */
const apartIn = (claim: ClaimDeclaration): readonly FactorName[] => {
  if (typeof claim === "string" || !("compare" in claim)) return [];
  return [...variedFactors(claim), ...(claim.match ? ["hidden" as const] : [])];
};

/** Whether a claim compares arms that differ in a factor, by default in any beside activation and learning rate. */
const differsIn =
  (name?: FactorName) =>
  ({ experiment: { claims = [] } }: Columned): boolean =>
    claims
      .flatMap(apartIn)
      .some((varied) => (name === undefined ? isConditionFactor(varied) : varied === name));

/** A factor in which the arms of a claim differ, by side: what `a` and `b` say in words. */
const sideFactors = (side: "a" | "b"): Column<Verdict>[] =>
  (["activation", ...CONDITION_FACTORS] as const)
    .filter((name) => name !== "dataset")
    .map((name) => ({
      ...factorColumn(factorOf(name)),
      name: `${name}_${side}`,
      description:
        name === "activation"
          ? `The activation of ${side}, where arms differ in more than that.`
          : `The ${factorTitle(name)} of ${side}, where a and b differ in it${name === "hidden" ? ", or are to cost alike" : ""}.`,
      only: {
        where:
          name === "activation" ? "a claim's arms differ in other factors" : "a claim's arms differ in it",
        holds: differsIn(name === "activation" ? undefined : name),
      },
      value: (verdict) => verdict[side]?.values?.[name] ?? null,
    }));

/** The two sides that are compared. */
export const sides: readonly Column<Verdict>[] = (["a", "b"] as const).flatMap((side): Column<Verdict>[] => [
  text(
    side,
    `Activation ${side} of the comparison, as the config labels it, with the values of other factors in which a and b differ. Of a claim in several parts the row shows the weakest.`,
    (verdict) => verdict[side]?.label ?? null,
  ),
  number(
    `learning_rate_${side}`,
    `The learning rate of activation ${side}; where rates were chosen anew for every seed, their median.`,
    (verdict) => verdict[side]?.learningRate ?? null,
  ),
  text(
    `settings_${side}`,
    `What was tuned together with the learning rate of activation ${side}, as "momentum 0.9, batches of 16"; where it was chosen anew for every seed, what was chosen most often. The columns of these factors are missing.`,
    (verdict) => settingWords(verdict[side]?.settings ?? NO_SETTINGS).join(", ") || null,
    { only: onlyWithSettings },
  ),
  ...sideFactors(side),
]);

export const claimedRatio: Column<Verdict> = number(
  "claimed_ratio",
  "The claim holds when the ratio is at least this.",
  ({ times }) => times,
);

const comparison: readonly Column<Verdict>[] = [
  text(
    "measure",
    `What was measured: ${Object.entries(measures)
      .map(([name, meaning]) => `${name}, ${meaning}`)
      .join("; ")}.`,
    ({ measure }) => measure,
  ),
  ...sides,
  claimedRatio,
  ...(["lower", "upper"] as const).map((edge): Column<Verdict> =>
    number(
      `claimed_${edge}`,
      `Of a comparison of arms: the claim holds when the measure, as compared, is ${edge === "lower" ? "above" : "below"} this; missing where it need not be.`,
      ({ claimed }) => finite(claimed?.[edge]),
      {
        only: {
          where: "the config compares arms in a claim",
          holds: ({ experiment: { claims = [] } }) =>
            claims.some((claim) => typeof claim !== "string" && "compare" in claim),
        },
      },
    ),
  ),
];

const OWN_BEST_RATES: Column<Verdict>["only"] = {
  where: "each activation has its own best learning rate, chosen once",
  holds: ({ experiment }) =>
    experiment.tuning?.regimes.includes("tuned") === true && !isTunedAnew(experiment),
};

const numbers: readonly Column<Verdict>[] = [
  ...boundColumns<Verdict>(
    "estimate",
    "Hodges–Lehmann estimate, of the pseudo-median, which is the median where differences are symmetric; its bounds are equal where censoring does not blur it.",
    ({ estimate }) => estimate,
  ),
  ...boundColumns<Verdict>(
    "interval",
    `${CONFIDENCE} confidence interval of the pseudo-median, from the exact signed-rank distribution; a confidence sequence where sampling is sequential.`,
    ({ interval }) => interval,
  ),
  ...boundColumns<Verdict>(
    "median",
    `${CONFIDENCE} confidence interval of the median, from the sign test (by bets on signs where sampling is sequential): it holds however skewed the differences are.`,
    ({ medianInterval }) => medianInterval,
  ),
  ...boundColumns<Verdict>(
    "with_rate_choice",
    `Where each activation has its own best learning rate: the ${CONFIDENCE} interval, moved by what the choice among the tried rates may have cost, by signed ranks and signs over the tuning seeds at the same confidence. Missing where so few of these leave it unknown, and where rates were chosen for every seed anew: there every interval holds the luck of tuning.`,
    ({ rateChoice }) => rateChoice?.interval ?? null,
  ),
  ...boundColumns<Verdict>(
    "simultaneous",
    `Confidence interval on which the verdict rests: those of all distinct measurements hold together with ${CONFIDENCE}. It has all that the interval by signed ranks or that by signs has, so that it holds for the median however skewed the differences are.`,
    ({ simultaneous }) => simultaneous,
  ),
  ...boundColumns<Verdict>(
    "simultaneous_with_rate_choice",
    "The same, moved by what the choice of the rates may have cost at its confidence: where rates were chosen once, the verdict rests on it instead.",
    ({ rateChoice }) => rateChoice?.simultaneous ?? null,
  ).map((column) => ({ ...column, only: OWN_BEST_RATES })),
  ...pairColumns<Verdict>((verdict) => verdict, {
    pairs: "Pairs of trials with the same seed (or networks, points, turns of the clock).",
    censored: "Those of them with a trial that did not reach the target within the horizon.",
  }),
  number(
    "p",
    "Two-sided, the larger p of the exact signed-rank test and the sign test (where sampling is sequential, by bets on signed ranks and on signs) against what the interval had to exclude for this verdict: claimed_ratio (of a plain value 0), for direction only 1 as well, the larger of the two again; missing where nothing is tested.",
    ({ p }) => p,
  ),
  number(
    "p_adjusted",
    `The same times measurements: ${ALPHA} or less decides.`,
    ({ pAdjusted }) => pAdjusted,
  ),
  text(
    "sampling",
    'How seeds were sampled. "sequential": more were trained after a look at the first; intervals and p hold at every look. "fixed": not so of this row.',
    ({ sampling }) => sampling,
    {
      only: {
        where: "studies that were extended, or went on until decided",
        holds: ({ experiment, looks }) => samplingOf(experiment, looks) === "sequential",
      },
    },
  ),
  integer(
    "measurements",
    "Distinct measurements of this file with the same status; the same times twice are one. 0 where nothing is tested.",
    ({ measurements }) => measurements,
  ),
  flag(
    "lr_at_edge",
    "Whether a learning rate is the last of its grid; what a better one beyond it could change is then not decided.",
    ({ atEdge }) => atEdge,
  ),
  text("verdict", '"supported", "direction only", "refuted" or "inconclusive".', ({ verdict }) => verdict),
  integer(
    "seeds_needed",
    "Seeds in all that would probably decide an inconclusive verdict; missing where more would not.",
    ({ seedsNeeded }) => seedsNeeded,
    { unit: "seeds" },
  ),
  ...(["lower", "upper"] as const).map((side): Column<Verdict> =>
    integer(
      `seeds_needed_${side}`,
      side === "lower"
        ? "The range of that number: of samples like this one, drawn from it with replacement, a tenth ask for fewer."
        : "Of samples like this one a tenth ask for more; missing where these may never decide.",
      ({ seedsNeededRange }) => finite(seedsNeededRange?.[side]),
      { unit: "seeds" },
    ),
  ),
  ...(["lower", "upper"] as const).map((side): Column<Verdict> =>
    number(
      `ratio_over_targets_${side}`,
      `The ${side === "lower" ? "least" : "greatest"} estimate over all targets of targets.csv, first crossings; missing where none is known to a number.`,
      ({ targets }) => finite(targets === null ? null : ratiosOver(targets)?.[side]),
    ),
  ),
  text(
    "verdict_at_other_targets",
    'At which targets, first crossings, the ratio alone is decided otherwise, and how: "refuted from 0.98 on"; missing where at none.',
    ({ targets }) => (targets === null ? null : changeWords(targets, String) || null),
  ),
  text("finding", "The verdict in a sentence.", verdictSentence),
  text("details", "What else was seen.", ({ details }) => details || null),
];

function table(name: string, description: string, ofClock: boolean): RowTable {
  return defineTable<Verdict>({
    name,
    description,
    primaryKey: ["claim", ...CONDITION_FACTORS, "regime", "measure", "a", "b"],
    keyHasGaps: true,
    columns: [...identity, ...comparison, ...numbers],
    rows: ({ verdicts }) => verdicts.filter(({ measure }) => isClock(measure) === ofClock),
  });
}

export const claimsTable = table("claims", "The verdicts on claims: one row per claim and condition.", false);

export const timingClaimsTable = table(
  "timing-claims",
  "The verdicts on claims that the wall-clock decides. Differs from run to run.",
  true,
);

/** "direction only, on spirals: ReLU reaches 95 % training accuracy 1.6 × sooner than tanh (…), not 6 ×." */
export function verdictSentence({ verdict, where, finding, measure }: Verdict): string {
  const place = where === null || isClock(measure) ? "" : `, on ${where.factors.dataset}`;
  return `${verdict}${place}: ${finding}.`;
}
