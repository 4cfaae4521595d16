import type { ResultRow } from "../../../analysis/result-rows.js";
import { share, formatTarget, formatTimes } from "../../../words/index.js";
import { lineChart, type LinePoint } from "../draw/lines.js";
import { epochAxis, shareAxis } from "../draw/scale.js";
import { oneFigure, type Panel } from "../figure.js";
import { chosenConditions, type ConditionRows, type View } from "../view.js";
import {
  ACTIVATION,
  chosenRows,
  conditionTable,
  fullPlace,
  headOf,
  linesOf,
  rowsNote,
  size,
} from "./common.js";

const MOST_CONDITIONS = 16;

/** The share of trials that have reached the target: what Kaplan and Meier's estimate is where all share one horizon. */
export const shareReached = oneFigure("share-reached", (view) => {
  const { chosen, note } = chosenConditions(view.conditions, MOST_CONDITIONS);
  return {
    title: "Share of trials that reached the target",
    caption: captionOf(view.conditions),
    notes: [
      "A step for each seed that arrives; a line that ends below 100 % has seeds that never arrived.",
      ...rowsNote(chosen),
      ...note,
    ],
    panels: chosen.map((condition) => panelOf(condition, view, chosen.length)),
    table: conditionTable(view, "Trials that reached the target", view.conditions, [
      ACTIVATION,
      ["reached", "right", ({ reached, trials }) => `${reached}/${trials}`],
      [
        "epochs to target: median (Q1–Q3)",
        "left",
        ({ epochsToTarget, spec }) => formatTimes(epochsToTarget, spec.training.epochs),
      ],
    ]),
  };
});

function captionOf(conditions: readonly ConditionRows[]): string {
  const rows = conditions.flatMap(({ rows: all }) => all);
  const always = rows.filter(({ reached, trials }) => trials > 0 && reached === trials).length;
  const never = rows.filter(({ reached }) => reached === 0).length;
  return `Of ${rows.length} activations and settings, ${always} reached the target with every seed and ${never} with none.`;
}

function panelOf(condition: ConditionRows, view: View, count: number): Panel {
  const [{ target, spec }] = condition.rows;
  const ends = chosenRows(condition).map((row) => `${row.spec.activation.label} ${share(shareOf(row))}`);
  return {
    ...headOf(condition, view),
    alt: `Share of trials with ${formatTarget(target)} on ${fullPlace(condition)}, at the end: ${ends.join(", ")}.`,
    drawing: lineChart({
      lines: linesOf(condition, view, arrivals),
      x: epochAxis(spec.training.epochs),
      y: shareAxis("trials that reached the target", [1]),
      steps: true,
      ...size(count),
    }),
  };
}

const shareOf = ({ reached, trials }: ResultRow): number => (trials === 0 ? 0 : reached / trials);

function arrivals({ times, spec }: ResultRow): LinePoint[] {
  const arrived = times.filter((time) => time < Infinity);
  const points = arrived.map((x, i) => ({ x, y: (i + 1) / times.length }));
  const end = { x: spec.training.epochs, y: arrived.length / Math.max(1, times.length) };
  return [{ x: 0, y: 0 }, ...points, end];
}
