import type { Across } from "../../analysis/across.js";
import type { DatasetRanks } from "../../analysis/dataset-ranks.js";
import type { Study } from "../../results/study.js";
import { number, plural } from "../../words/index.js";
import { placeOf } from "./across.js";
import { tableOf, type ContentTable } from "./table.js";

/** The activations by their mean rank over data sets, in one condition and regime; undefined for a single one. */
export function ranksTable({ ranks, ...across }: Across, study: Study): ContentTable | undefined {
  if (ranks === undefined) return undefined;
  const title = `Ranks over ${placeOf(across, study)} (Friedman p = ${number(ranks.friedman.p)})`;
  return tableOf({ title }, ranks.activations, [
    ["activation", "left", ({ activation }) => activation],
    ["mean rank", "right", ({ meanRank }) => number(meanRank)],
    ["groups", "left", ({ groups }) => groups.map((group) => group + 1).join(", ")],
  ]);
}

/** What the tables' columns mean, and what they cannot say; empty without tables. */
export function ranksLegend(comparisons: readonly Across[]): string {
  const floors = new Set(
    comparisons.flatMap(({ ranks, datasets }) => (ranks === undefined ? [] : floorWords(ranks, datasets))),
  );
  if (comparisons.every(({ ranks }) => ranks === undefined)) return "";
  return [
    "Mean rank: of the median times to target on each data set (1: the soonest; a median that was not reached ranks last). Friedman p: of no difference between any; exact, or where there are many data sets and activations by Iman and Davenport's F.",
    "Activations that share a group were not told apart over data sets (signed-rank tests of all pairs of a table, 5 % by Holm), which does not make them equal.",
    ...floors,
    "This is about other data sets like these, each of which counts once, and not about seeds; data sets that were picked by hand are no random sample.",
  ].join(" ");
}

function floorWords({ datasetsNeeded, activations }: DatasetRanks, datasets: number): string[] {
  if (datasets >= datasetsNeeded) return [];
  return [
    `With ${plural(datasets, "data set")} no two of ${activations.length} activations can be told apart, however clear: that takes ${datasetsNeeded} data sets or more.`,
  ];
}
