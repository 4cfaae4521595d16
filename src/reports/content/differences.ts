import type { Across } from "../../analysis/across.js";
import { isApart, type DatasetDifferences, type OverDatasets } from "../../analysis/dataset-differences.js";
import type { Study } from "../../results/study.js";
import { CONFIDENCE, plural, present } from "../../words/index.js";
import { placeOf, ratioText } from "./across.js";
import { tableOf, type ContentTable } from "./table.js";

/** More pairs than this are in across-pairs.csv: a table shows those with the reference. */
const MOST_PAIRS = 15;

/** By what factor activations differ over data sets, in one condition and regime; undefined for a single activation. */
export function differencesTable({ differences, ...across }: Across, study: Study): ContentTable | undefined {
  if (differences === undefined) return undefined;
  const { pairs } = differences;
  const shown =
    pairs.length <= MOST_PAIRS
      ? pairs
      : pairs.filter(({ activations }) => activations.includes(across.reference));
  return tableOf({ title: `Ratios over ${placeOf(across, study)}`, leading: 1 }, shown, [
    ["first", "left", ({ activations }) => activations[0]],
    ["second", "left", ({ activations }) => activations[1]],
    ["on these\ndata sets", "left", ({ onThese }) => ratioText(onThese.estimate, onThese.interval)],
    ["on others\nlike these", "left", ({ onOthers }) => ratioText(onOthers.estimate, onOthers.interval)],
  ]);
}

/** What the tables' columns answer, and what they cannot; empty without tables. */
export function differencesLegend(comparisons: readonly Across[]): string {
  const known = comparisons.flatMap(({ differences, datasets }) =>
    differences === undefined ? [] : [{ differences, datasets }],
  );
  if (known.length === 0) return "";
  const isCut = known.some(({ differences }) => differences.pairs.length > MOST_PAIRS);
  return [
    `Ratio: the time to target of the second over that of the first (above 1: the first is the faster), with intervals that hold together with ${CONFIDENCE} for all pairs of a table.`,
    "On these data sets: what other seeds would give, on average over just these data sets; the more seeds, the narrower.",
    "On others like these: what is to be expected of another data set of the kind; a data set counts once, seeds add nothing, and data sets that were picked by hand are no random sample.",
    countWords(known.map(({ differences }) => differences)),
    ...new Set(known.flatMap(({ differences, datasets }) => floorWords(differences, datasets))),
    ...(isCut ? ["Shown are the pairs with the reference; all are in across-pairs.csv."] : []),
  ].join(" ");
}

/** "Told apart: 2 of 3 pairs on these data sets, none on others like these." */
function countWords(all: readonly DatasetDifferences[]): string {
  const pairs = all.flatMap((each) => each.pairs);
  return `Told apart: of ${plural(pairs.length, "pair")} ${countApart(pairs.map(({ onThese }) => onThese))} on these data sets, ${countApart(pairs.map(({ onOthers }) => onOthers))} on others like these.`;
}

const countApart = (all: readonly OverDatasets[]): number | "none" =>
  all.filter((each) => isApart(each)).length || "none";

/** What can have no interval, however clear. */
function floorWords({ pairs, needed }: DatasetDifferences, datasets: number): string[] {
  const [{ onThese }] = pairs;
  return present([
    datasets < needed.datasets &&
      `${plural(datasets, "data set")} decide nothing about others like these: that takes ${needed.datasets} or more for ${plural(pairs.length, "pair")}.`,
    onThese.n < needed.seeds &&
      `${plural(onThese.n, "seed")} decide nothing about these data sets: that takes ${needed.seeds} or more for ${plural(pairs.length, "pair")}.`,
  ]);
}
