import type { ResultRow } from "../../../analysis/result-rows.js";
import { present } from "../../../words/index.js";
import { lineChart } from "../draw/lines.js";
import { linear, logAxis, shortNumber } from "../draw/scale.js";
import { oneFigure, type Panel } from "../figure.js";
import type { ConditionRows, View } from "../view.js";
import { ACTIVATION, conditionTable, firstBy, linesOf, placeOf, SMALL } from "./common.js";

/** Conditions whose gradients are drawn: the deepest networks. */
const MOST_CONDITIONS = 6;
/** What has vanished is drawn at the foot. */
const VANISHED = 1e-12;

export const gradientFlow = oneFigure("gradient-flow", (view) => {
  const deep = view.mainConditions.filter((condition) => depthOf(condition) > 1);
  const conditions = firstBy(deep, MOST_CONDITIONS, (a, b) => depthOf(b) - depthOf(a));
  return {
    title: "Gradient by layer",
    caption: captionOf(conditions),
    notes: present([
      "‖∂L/∂W‖ of each hidden layer relative to the last one's, median over the seeds, logarithmic. A line that falls towards layer 1 is a gradient that fades on its way back.",
      conditions.length < deep.length &&
        `The ${conditions.length} settings with the deepest networks, of ${deep.length}.`,
    ]),
    panels: conditions.flatMap((condition) =>
      (["before training", "after training"] as const).flatMap(
        (when) => panelOf(condition, when, view) ?? [],
      ),
    ),
    table: conditionTable(view, "Gradient norm of the first hidden layer over the last one's", deep, [
      ACTIVATION,
      ["first over last layer, before", "right", (row) => firstOverLast(row, "before training")],
      ["after", "right", (row) => firstOverLast(row, "after training")],
    ]),
  };
});

type When = "before training" | "after training";

const depthOf = ({ rows }: ConditionRows): number => rows[0].spec.hidden.length;

/** Each layer's gradient norm over the last one's; empty where that is not known. */
function relativeNorms({ curves }: ResultRow, when: When): number[] {
  const norms = curves.layers.map(
    ({ gradient_norm: norm }) => norm.at(when === "before training" ? 0 : -1) ?? 0,
  );
  const last = norms.at(-1) ?? 0;
  return last > 0 ? norms.map((norm) => Math.max(norm / last, VANISHED)) : [];
}

function captionOf(conditions: readonly ConditionRows[]): string {
  const firsts = conditions.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const norms = relativeNorms(row, "before training");
      return norms.length > 1 ? [{ row, ratio: norms[0] }] : [];
    }),
  );
  if (firsts.length === 0) return "";
  const weakest = firsts.reduce((a, b) => (b.ratio < a.ratio ? b : a));
  const { activation, hidden } = weakest.row.spec;
  return `Before any training, the faintest first layer is that of ${activation.label} with ${hidden.length} hidden layers: its gradient is ${shortNumber(weakest.ratio)} times the last layer's.`;
}

function panelOf(condition: ConditionRows, when: When, view: View): Panel | undefined {
  const lines = linesOf(condition, view, (row) =>
    relativeNorms(row, when)
      .map((y, l) => ({ x: l + 1, y }))
      .toReversed(),
  ).filter(({ points }) => points.length > 0);
  if (lines.length === 0) return undefined;
  const depth = depthOf(condition);
  const layers = Array.from({ length: depth }, (_, l) => l + 1);
  const place = placeOf(condition, view);
  const values = lines.flatMap(({ points }) => points.map(({ y }) => y));
  return {
    group: place,
    title: when,
    alt: `Gradient norm by layer ${when}${place === "" ? "" : `, ${place}`}; first over last layer: ${lines.map(({ label, points }) => `${label} ${shortNumber(points[points.length - 1].y)}`).join(", ")}.`,
    drawing: lineChart({
      lines,
      x: linear("hidden layer, from the last back to the first", [depth, 1], layers),
      y: logAxis("relative to the last layer (log)", values),
      dots: true,
      ...SMALL,
    }),
  };
}

function firstOverLast(row: ResultRow, when: When): string {
  const [first] = relativeNorms(row, when);
  return first === undefined ? "" : shortNumber(first);
}
