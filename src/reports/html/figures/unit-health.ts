import type { LayerCurveName } from "../../../analysis/layer-curves.js";
import type { ResultRow } from "../../../analysis/result-rows.js";
import { percent, present, share } from "../../../words/index.js";
import type { Column } from "../../content/table.js";
import { lineChart } from "../draw/lines.js";
import { epochAxis, shareAxis } from "../draw/scale.js";
import { oneFigure, type Panel } from "../figure.js";
import type { ConditionRows, View } from "../view.js";
import {
  ACTIVATION,
  conditionTable,
  firstBy,
  linesOf,
  nameIn,
  onPlace,
  placeOf,
  rowsNote,
  SMALL,
} from "./common.js";
import { FLAT } from "../../../activations/properties.js";
import { DORMANT } from "../../../metrics/dormant.js";

/** The three ways in which a hidden unit can be idle. */
const AILMENTS = ["dead", "dormant", "saturated"] as const satisfies readonly LayerCurveName[];

export type Ailment = (typeof AILMENTS)[number];

/** Conditions whose units are drawn: those with the most dead and saturated units. */
const MOST_CONDITIONS = 4;

export const unitHealth = oneFigure("unit-health", (view) => {
  const conditions = leastHealthy(view);
  return {
    title: "Dead, dormant and saturated units over epochs",
    caption: captionOf(view),
    notes: present([
      `Share of the hidden units, mean over the seeds. Dead: no gradient reaches it from any probe row. Dormant: its mean |activation| is at most ${percent(DORMANT)} of its layer's. Saturated: share of units and rows with a derivative below ${percent(FLAT)} of its largest.`,
      ...healthyNote(conditions),
      ...rowsNote(conditions),
      conditions.length < view.mainConditions.length &&
        `The ${conditions.length} of ${view.mainConditions.length} settings with the most idle units; layers.csv has all.`,
    ]),
    panels: ailingPanels(view, panelOf),
    table: conditionTable(view, "Idle units at the end", view.mainConditions, [
      ACTIVATION,
      ...ailmentColumns<ResultRow>(({ units }, name) => units[name]),
    ]),
  };
});

/** A column for each ailment, of the share that a row has of it. */
export const ailmentColumns = <Row>(
  shareOf: (row: Row, ailment: Ailment) => number | null | undefined,
): Column<Row>[] => AILMENTS.map((ailment) => [ailment, "right", (row) => shareText(shareOf(row, ailment))]);

/** What is drawn of each ailment in the conditions that have the most of them. */
export const ailingPanels = (
  view: View,
  draw: (condition: ConditionRows, ailment: Ailment, view: View) => Panel | undefined,
): readonly Panel[] =>
  leastHealthy(view).flatMap((condition) =>
    AILMENTS.flatMap((ailment) => draw(condition, ailment, view) ?? []),
  );

export const shareText = (value: number | null | undefined): string =>
  value === null || value === undefined ? "" : share(value);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The conditions with the most dead, then saturated, units, in their order. */
export function leastHealthy(view: View): readonly ConditionRows[] {
  const withHidden = view.mainConditions.filter(({ rows }) =>
    rows.some(({ spec }) => spec.hidden.length > 0),
  );
  const burden = ({ rows }: ConditionRows) => {
    const of = (name: string) => sum(rows.map(({ units }) => units[name] ?? 0)) / rows.length;
    return 10 * of("dead") + of("saturated");
  };
  return firstBy(withHidden, MOST_CONDITIONS, (a, b) => burden(b) - burden(a));
}

function captionOf(view: View): string {
  const rows = view.mainConditions.flatMap(({ rows: all }) => all);
  const worst = rows.reduce((a, b) => ((b.units.dead ?? 0) > (a.units.dead ?? 0) ? b : a));
  const stuck = rows.reduce((a, b) => ((b.units.saturated ?? 0) > (a.units.saturated ?? 0) ? b : a));
  const dead =
    (worst.units.dead ?? 0) > 0
      ? `Most dead units at the end: ${nameIn(worst, view)}, ${shareText(worst.units.dead)}.`
      : "No unit is dead at the end.";
  return `${dead} Most saturated: ${nameIn(stuck, view)}, ${shareText(stuck.units.saturated)}.`;
}

/** What is all zero is said, not drawn. */
function healthyNote(conditions: readonly ConditionRows[]): string[] {
  const never = AILMENTS.filter((ailment) =>
    conditions.every(({ rows }) =>
      rows.every((row) => overEpochs(row, ailment).every((point) => point.y === 0)),
    ),
  );
  return never.map((ailment) => `No unit was ever ${ailment}.`);
}

function panelOf(condition: ConditionRows, ailment: Ailment, view: View): Panel | undefined {
  const lines = linesOf(condition, view, (row) => overEpochs(row, ailment));
  const ever = lines.filter(({ points }) => points.some(({ y }) => y > 0));
  if (ever.length === 0) return undefined;
  const values = ever.flatMap(({ points }) => points.map(({ y }) => y));
  const never = lines.length - ever.length;
  const place = placeOf(condition, view);
  return {
    group: place,
    title: `${ailment} units${never > 0 ? `; none with ${never === 1 ? "the other" : `the ${never} others`}` : ""}`,
    alt: `Share of ${ailment} units over epochs${onPlace(place)}; at the end ${lines.map(({ label, points }) => `${label} ${shareText(points.at(-1)?.y)}`).join(", ")}.`,
    drawing: lineChart({
      lines: ever,
      x: epochAxis(condition.rows[0].spec.training.epochs),
      y: shareAxis("share of units", values),
      ...SMALL,
    }),
  };
}

/** Over all hidden units: the layers' shares weighted by their width. */
function overEpochs({ curves, spec }: ResultRow, name: LayerCurveName): { x: number; y: number }[] {
  const units = sum(spec.hidden);
  return curves.epochs.flatMap((x, i) => {
    const shares = curves.layers.map((layer) => layer[name][i]);
    if (shares.length === 0 || shares.includes(null)) return [];
    return [{ x, y: sum(shares.map((value, l) => ((value ?? 0) * spec.hidden[l]) / units)) }];
  });
}
