import type { Where } from "../../analysis/conditions.js";
import { factorTitle, CONDITION_FACTORS } from "../../factors/index.js";
import { group as groupBy } from "d3-array";
import type { Verdict } from "../../analysis/verdict.js";
import { MARGIN } from "../../analysis/protocol.js";
import { samplingOf } from "../../experiment/looks.js";
import type { Study } from "../../results/study.js";
import { CONFIDENCE, inverted, number, range, ratio, testWords, ratiosOver } from "../../words/index.js";
import { differs } from "./varying.js";
import { tableOf, type Column, type ContentTable } from "./table.js";

/** What a two-sided comparison that nobody declared comes to. */
const OUTCOMES = {
  supported: "yes",
  refuted: "no",
  "direction only": "undecided",
  inconclusive: "undecided",
} as const;

const factorsOf = ({ where }: Verdict) => where?.factors as Where["factors"];

/**
 * Where no claim was declared: each other activation against the report's reference, a row for each condition and
 * activation. With both regimes, each one's own best learning rate. Undefined where claims were declared, or nothing
 * could be compared.
 */
export function comparisonTable(verdicts: readonly Verdict[]): ContentTable | undefined {
  const all = verdicts.filter(({ where, a, b }) => where !== null && a !== null && b !== null);
  if (all.length === 0 || verdicts.some(({ status }) => status === "declared")) return undefined;
  const tuned = all.filter(({ where }) => where?.regime === "tuned");
  const shown = tuned.length > 0 ? tuned : all;
  const factors = CONDITION_FACTORS.filter((name) => differs(shown, (verdict) => factorsOf(verdict)[name]));
  const rates = tuned.length === 0 && differs(shown, ({ a }) => a?.learningRate);
  const conditionOf = (verdict: Verdict) =>
    JSON.stringify([factors.map((name) => factorsOf(verdict)[name]), rates ? verdict.a?.learningRate : 0]);
  const rows = [...groupBy(shown, conditionOf).values()].flat();
  const leading = factors.length + Number(rates);
  const spare = [3, 4, 5, 6].map((after) => leading + after);
  return tableOf({ title: `Compared with ${shown[0].a?.label}`, leading, spare }, rows, [
    ...factors.map((name): Column<Verdict> => [
      factorTitle(name),
      "left",
      (verdict) => String(factorsOf(verdict)[name]),
    ]),
    rates && ["learning\nrate", "left", ({ a }) => String(a?.learningRate)],
    ["activation", "left", ({ b }) => b?.label ?? ""],
    [
      "times\nsooner",
      "right",
      ({ estimate }) => (estimate === null ? "" : (ratio(inverted(estimate), [1]) ?? "unknown")),
    ],
    [`${CONFIDENCE}\ninterval`, "left", ({ interval }) => rangeText(interval)],
    ["median's\ninterval", "left", ({ medianInterval }) => rangeText(medianInterval)],
    ["at other\ntargets", "left", overTargets],
    ["p\nadjusted", "right", ({ pAdjusted }) => (pAdjusted === null ? "" : number(pAdjusted))],
    ["different?", "left", ({ verdict }) => OUTCOMES[verdict]],
  ]);
}

const rangeText = (interval: Verdict["interval"]): string =>
  interval === null ? "" : range(inverted(interval), [1]);

/** From the least to the greatest number of times sooner at any target of the ladder. */
function overTargets({ targets }: Verdict): string {
  const over = targets === null ? undefined : ratiosOver(targets);
  return over === undefined ? "" : range(inverted({ ...over, bound: "between" }), [1]);
}

export const comparisonLegend = ({ experiment, looks }: Study): string =>
  `Exploratory: nothing was declared before the trials were seen. Pairs of the same seed; how many times sooner the target is reached (below 1: later) by the Hodges–Lehmann estimate of the pseudo-median (of skewed ratios not the median, whose interval is that of the sign test), ${testWords[samplingOf(experiment, looks)]}, p times the number of distinct measurements. "no": surely within a factor of ${MARGIN}. At other targets: the least and the greatest estimate (targets.csv).`;
