import { WITHIN_FACTORS, type Across, type AcrossRow } from "../../analysis/across.js";
import { factorTitle, varyingFactors } from "../../factors/index.js";
import type { Study } from "../../results/study.js";
import { formatNumber, formatShareBriefly, plural } from "./format.js";
import type { ContentTable } from "./table.js";

/** The activations across data sets, in one condition and regime: a row for each activation. */
export function acrossTable({ rows, ...across }: Across, study: Study): ContentTable {
  return {
    title: titleOf(across, study),
    head: [
      "activation",
      "relative time\nIQM (95%)",
      ...WITHIN_FACTORS.map((factor) => `within\n${factor} ×`),
    ],
    align: ["left", "left", ...WITHIN_FACTORS.map(() => "right" as const)],
    rows: rows.map(({ activation, iqm, within }) => [
      activation,
      iqmText(iqm),
      ...within.map(formatShareBriefly),
    ]),
    leading: 0,
  };
}

function titleOf(
  { factors, regime, learningRate, datasets }: Omit<Across, "rows">,
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
  return [`Across ${plural(datasets, "data set")}`, ...where, ...rates].join(", ");
}

/** "1.25 (1.10–1.48)"; a bound that is infinite is not known. */
function iqmText({ estimate, lower, upper }: AcrossRow["iqm"]): string {
  const middle = estimate === Infinity ? "not reached" : formatNumber(estimate);
  if (lower === Infinity) return middle;
  const interval =
    upper === Infinity ? `≥ ${formatNumber(lower)}` : `${formatNumber(lower)}–${formatNumber(upper)}`;
  return `${middle} (${interval})`;
}

/** What the tables' columns mean; empty without tables. */
export function acrossLegend(comparisons: readonly Across[]): string {
  if (comparisons.length === 0) return "";
  const rows = comparisons.flatMap((comparison) => comparison.rows);
  return [
    "Relative time: a trial's time to target over the median of the best activation on its data set; IQM: mean of the middle half, its interval by stratified bootstrap.",
    ...(rows.some(({ iqm }) => iqm.estimate === Infinity)
      ? ["Not reached: not in enough trials for a mean."]
      : []),
    "Within: share of data sets and seeds on which it took at most so many times as long as the fastest there.",
  ].join(" ");
}
