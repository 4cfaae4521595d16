import { WITHIN_FACTORS, type Across, type AcrossRow } from "../../analysis/across.js";
import type { Findings } from "../../analysis/findings.js";
import { varyingFactors } from "../../experiment/factors.js";
import type { Study } from "../../results/study.js";
import type { Display } from "./display.js";
import { formatNumber, formatShareBriefly, plural, wrap } from "./format.js";
import { styleFor } from "./style.js";
import { textTable } from "./table.js";

/** What the columns beside the activation take at most. */
const FIGURES_WIDTH = 48;

/**
 * The activations across data sets: for each condition and regime a table with a row for each activation. Empty with
 * fewer than two data sets.
 */
export function acrossTables({ study, across: comparisons }: Findings, display: Display): string {
  if (comparisons.length === 0) return "";
  const { dim } = styleFor(display);
  const width = Math.min(display.columns, 110);
  return [
    ...comparisons.map((comparison) => drawTable(comparison, study, display)),
    dim(wrap(legend(comparisons), width)),
  ].join("\n\n");
}

function drawTable(comparison: Across, study: Study, display: Display): string {
  const { bold } = styleFor(display);
  const room = Math.min(40, Math.max(8, display.columns - FIGURES_WIDTH));
  const table = textTable({
    head: [
      "activation",
      "relative time\nIQM (95%)",
      ...WITHIN_FACTORS.map((factor) => `within\n${factor} ×`),
    ].map((head) => head.split("\n").map(bold).join("\n")),
    align: ["left", "left", ...WITHIN_FACTORS.map(() => "right" as const)],
    rows: comparison.rows.map(({ activation, iqm, within }) => [
      shorten(activation, room),
      iqmText(iqm),
      ...within.map(formatShareBriefly),
    ]),
  });
  return `${bold(wrap(titleOf(comparison, study), display.columns))}\n${table}`;
}

function titleOf({ factors, regime, learningRate, datasets }: Across, { experiment }: Study): string {
  const values: Readonly<Record<string, string | number | null>> = {
    ...factors,
    learning_rate: learningRate,
  };
  const where = varyingFactors(experiment)
    .filter((name) => values[name] !== undefined && values[name] !== null)
    .map((name) => `${name.replace("_", " ")} ${values[name]}`);
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

function legend(comparisons: readonly Across[]): string {
  const rows = comparisons.flatMap((comparison) => comparison.rows);
  return [
    "Relative time: a trial's time to target over the median of the best activation on its data set; IQM: mean of the middle half, its interval by stratified bootstrap.",
    ...(rows.some(({ iqm }) => iqm.estimate === Infinity)
      ? ["Not reached: not in enough trials for a mean."]
      : []),
    "Within: share of data sets and seeds on which it took at most so many times as long as the fastest there.",
  ].join(" ");
}

const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;
