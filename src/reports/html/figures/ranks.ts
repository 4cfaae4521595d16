import type { DatasetRanks } from "../../../analysis/dataset-ranks.js";
import { number } from "../../../words/index.js";
import { criticalDifference } from "../draw/critical-difference.js";
import { oneFigure, type Panel } from "../figure.js";
import type { View } from "../view.js";
import { firstOf } from "./common.js";

const MOST_PANELS = 24;

/** Mean ranks over data sets, and which activations are told apart by them. */
export const ranks = oneFigure("ranks", (view) => {
  const { ranks: tables, ranksLegend } = view.content;
  const ranked = view.findings.across.flatMap((each) => each.ranks ?? []);
  if (ranked.length === 0) return undefined;
  const [{ head, align }] = tables;
  const shown = ranked.slice(0, MOST_PANELS);
  const several = tables.length > 1;
  return {
    title: "Ranks over data sets",
    caption: captionOf(ranked),
    notes: [
      `A bar joins, by dots, activations that were not told apart. ${ranksLegend}`,
      ...firstOf(shown, ranked),
    ],
    panels: shown.map((each, i) => panelOf(each, tables[i].title, view)),
    table: {
      title: "Ranks over data sets",
      head: [...(several ? ["setting"] : []), ...head],
      align: [...(several ? ["left" as const] : []), ...align],
      rows: tables.flatMap(({ title, rows }) => rows.map((row) => [...(several ? [title] : []), ...row])),
      leading: Number(several),
    },
  };
});

function captionOf(ranked: readonly DatasetRanks[]): string {
  const pairs = ranked.flatMap((each) => each.pairs);
  const apart = ranked.flatMap(({ activations }) => apartOf(activations)).length;
  return `Of ${pairs.length} pairs of activations, ${apart} are told apart over data sets.`;
}

/** The pairs that share no group. */
const apartOf = (activations: DatasetRanks["activations"]) =>
  activations.flatMap((a, i) =>
    activations.slice(i + 1).filter((b) => !a.groups.some((group) => b.groups.includes(group))),
  );

function panelOf({ activations }: DatasetRanks, title: string, view: View): Panel {
  return {
    group: "",
    title,
    alt: `${title}: ${activations.map(({ activation, meanRank }) => `${activation} ${number(meanRank)}`).join(", ")}.`,
    drawing: criticalDifference(
      activations.map(({ activation, meanRank, groups }) => ({
        label: activation,
        look: view.lineStyleOf(activation),
        meanRank,
        text: number(meanRank),
        groups,
      })),
    ),
  };
}
