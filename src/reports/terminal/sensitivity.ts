import { bestAtEachRate, sensitivity, type TunedPoint } from "../../analysis/sensitivity.js";
import type { Study } from "../../results/study.js";
import { factorTitle, factorsOf, varyingFactors, type FactorName } from "../../factors/index.js";
import { settingTitle } from "../../factors/settings.js";
import { shown, type Display, styleFor } from "./display.js";
import { formatEpochs, list, plural, pointWords, present } from "../../words/index.js";
import { padEnd, shorten, widthOf, wrap } from "./cells.js";

/** Heights of a bar, fast to slow, and what stands for "not reached". */
const glyphs = { unicode: { levels: "▁▂▃▄▅▆▇█", never: "·" }, ascii: { levels: "12345678", never: "-" } };

/** The arms of one condition, each with its points, at each rate the best settings. */
type FieldRates = readonly (readonly TunedPoint[])[];

/**
 * How the median time to target depends on the learning rate: for each condition a small chart, a row for each
 * activation and a bar for each rate that was tried. Empty where no rate was tuned.
 */
export function sensitivityCharts(study: Study, display: Display): string {
  const { experiment } = study;
  const factors = varyingFactors(experiment).filter((name) => name !== "activation");
  return sensitivity(study, experiment)
    .map((field) => chart(field.map(bestAtEachRate), sharedPoint(field), factors, display))
    .join("\n\n");
}

const sharedPoint = (field: FieldRates): TunedPoint | undefined =>
  field.flat().find(({ chosen }) => chosen.includes("shared"));

function chart(
  field: FieldRates,
  shared: TunedPoint | undefined,
  factors: readonly FactorName[],
  display: Display,
): string {
  const { bold, dim } = styleFor(display);
  const rates = [...new Set(field.flat().map(({ rate }) => rate))].toSorted((a, b) => a - b);
  const scale = barScale(field, display);
  const labels = field.map(([{ spec }]) => shorten(shown(spec.activation.label, display), 18));
  const labelWidth = Math.max("shared".length, ...labels.map(widthOf));
  const cellWidth = Math.max(4, ...rates.map((rate) => rateText(rate).length + 1));
  const cell = (text: string) => text.padStart(cellWidth - 1).padEnd(cellWidth);
  const row = (label: string, cells: readonly string[]) => `${padEnd(label, labelWidth)} ${cells.join("")}`;
  const bars = field.map((arm, i) =>
    row(
      labels[i],
      rates.map((rate) => {
        const tried = arm.find((each) => each.rate === rate);
        if (tried === undefined) return cell("");
        return tried.chosen.includes("tuned")
          ? `${cell(`[${scale.bar(tried)}`).trimEnd()}]`
          : cell(scale.bar(tried));
      }),
    ),
  );
  const best = field.map(bestWords);
  const hasSettings = field.flat().some(({ settings }) => Object.keys(settings).length > 0);
  const hasRoom = widthOf(bars[0]) + Math.max(...best.map(widthOf)) + 2 <= display.columns;
  return present([
    bold(wrap(shown(titleOf(field[0][0], factors), display), display.columns)),
    dim(wrap(shown(scale.legend, display), display.columns)),
    row(
      "",
      rates.map((rate) => cell(rateText(rate))),
    ),
    ...bars.map((line, i) => (hasRoom ? `${line}  ${best[i]}` : line)),
    shared &&
      row(
        "shared",
        rates.map((rate) => cell(rate === shared.rate ? "^" : "")),
      ),
    ...(hasSettings ? settingLines(labels, hasRoom ? [] : best, shared, display) : []),
  ])
    .map((line) => line.trimEnd())
    .join("\n");
}

/** What was chosen beside the rates, where the bars have no room for it. */
function settingLines(
  labels: readonly string[],
  best: readonly string[],
  shared: TunedPoint | undefined,
  { columns }: Display,
): string[] {
  const lines = [
    ...best.flatMap((words, i) => (words === "" ? [] : [`${labels[i]}: ${words}`])),
    ...(shared === undefined ? [] : [`shared: ${pointWords(shared, rateText)}`]),
  ];
  return lines.map((line) => wrap(line, columns));
}

/** Bars by the logarithm of the median time, from the fastest of the field to its slowest. */
function barScale(
  field: FieldRates,
  { unicode }: Display,
): { bar(tried: TunedPoint): string; legend: string } {
  const { levels, never } = unicode ? glyphs.unicode : glyphs.ascii;
  const times = field.flat().map(({ medianEpochs }) => medianEpochs);
  const finite = times.filter((time) => time < Infinity);
  const [fastest, slowest] = [Math.min(...finite), Math.max(...finite)];
  const level = (time: number) =>
    slowest > fastest && fastest > 0
      ? Math.round((7 * Math.log(time / fastest)) / Math.log(slowest / fastest))
      : 0;
  // Where rates were refined or chosen several times, some were tried on more seeds than others.
  const counts = field.flat().map(({ trials }) => trials);
  const seedsText = plural(Math.min(...counts), "tuning seed") + (new Set(counts).size > 1 ? " or more" : "");
  const ends =
    finite.length === 0
      ? ""
      : `${levels[0]} ${formatEpochs(fastest)} … ${levels[7]} ${formatEpochs(slowest)} epochs, `;
  return {
    bar: ({ medianEpochs }) => (medianEpochs === Infinity ? never : levels[level(medianEpochs)]),
    legend: `Median of ${seedsText}: ${ends}${never} not reached, [ ] each one's best rate${settingsText(field)}`,
  };
}

/** Which settings a bar has. */
function settingsText([[{ settings }]]: FieldRates): string {
  const titles = Object.keys(settings).map(settingTitle);
  return titles.length === 0 ? "" : `; each bar at the best ${list(titles)}`;
}

function titleOf({ spec }: TunedPoint, factors: readonly FactorName[]): string {
  const values = factorsOf(spec);
  const where = factors.map((name) =>
    name === "dataset" ? String(values[name]) : `${factorTitle(name)} ${values[name]}`,
  );
  return ["Learning-rate sensitivity", ...where].join(", ");
}

const rateText = (rate: number): string => String(Number(rate.toPrecision(2)));

/** "0.3: 8.2 epochs" */
function bestWords(arm: readonly TunedPoint[]): string {
  const best = arm.find(({ chosen }) => chosen.includes("tuned"));
  if (best === undefined) return "";
  const edge = best.atEdge ? ", the grid's edge" : "";
  return `${pointWords(best, rateText)}: ${best.medianEpochs === Infinity ? "not reached" : `${formatEpochs(best.medianEpochs)} epochs`}${edge}`;
}
