import { WITHIN_FACTORS, type Across } from "../../analysis/across.js";
import { factorTitle, varyingFactors } from "../../factors/index.js";
import type { Study } from "../../results/study.js";
import type { RatioBounds } from "../../stats/index.js";
import { CONFIDENCE, formatNumber, plural, share } from "../../words/index.js";
import { tableOf, type Column, type ContentTable } from "./table.js";

/** The activations across data sets, in one condition and regime: a row for each activation. */
export function acrossTable({ rows, ...across }: Across, study: Study): ContentTable {
  return tableOf({ title: `Across ${placeOf(across, study)}` }, rows, [
    ["activation", "left", ({ activation }) => activation],
    [`relative time\nIQM (${CONFIDENCE})`, "left", (row) => ratioText(row.relativeTime, row.interval)],
    ...WITHIN_FACTORS.map((factor, i): Column<Across["rows"][number]> => [
      `within\n${factor} ×`,
      "right",
      ({ within }) => share(within[i]),
    ]),
  ]);
}

/** "2 data sets, hidden 8x8": what was compared there. */
export function placeOf(
  { factors, regime, learningRate, datasets }: Omit<Across, "rows" | "ranks" | "differences">,
  { experiment }: Study,
): string {
  const values: Readonly<Record<string, string | number | null>> = {
    ...factors,
    learning_rate: learningRate,
  };
  const where = varyingFactors(experiment)
    .filter((name) => values[name] !== undefined && values[name] !== null)
    .map((name) => `${factorTitle(name)} ${values[name]}`);
  const rates = { shared: ["shared learning rate"], tuned: ["each activation's own rate"], given: [] }[
    regime
  ];
  return [plural(datasets, "data set"), ...where, ...rates].join(", ");
}

/** "1.25 (1.10–1.48)", "≥ 7.1 (≥ 6.7)"; of the reference "1". */
export function ratioText(estimate: RatioBounds, interval: RatioBounds): string {
  if (estimate.bound === "unknown") return "not reached";
  const middle = boundsText(estimate);
  return interval.bound === "=" && estimate.bound === "=" ? middle : `${middle} (${boundsText(interval)})`;
}

function boundsText({ lower, upper, bound }: RatioBounds): string {
  if (bound === "unknown") return "unknown";
  if (bound === "≥" || bound === "≤") return `${bound} ${formatNumber(bound === "≥" ? lower : upper)}`;
  return bound === "=" ? formatNumber(lower) : `${formatNumber(lower)}–${formatNumber(upper)}`;
}

/** What the tables' columns mean; empty without tables. */
export function acrossLegend(comparisons: readonly Across[]): string {
  if (comparisons.length === 0) return "";
  return [
    `Relative time: a trial's time to target over that of ${comparisons[0].reference} under the same seed (above 1: slower); IQM: mean of the middle half, on the logarithm; its interval by stratified bootstrap.`,
    "Within: share of data sets and seeds on which it took at most so many times as long as the fastest there.",
  ].join(" ");
}
