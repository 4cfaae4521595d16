import type { ResultRow } from "../../../analysis/result-rows.js";
import { heatmap } from "../draw/heatmap.js";
import { oneFigure, type Panel } from "../figure.js";
import type { ConditionRows, View } from "../view.js";
import { ACTIVATION, chosenRows, conditionTable, nameIn, onPlace, placeOf } from "./common.js";
import { ailingPanels, ailmentColumns, leastHealthy, shareText, type Ailment } from "./unit-health.js";

export const unitHealthByLayer = oneFigure("unit-health-by-layer", (view) => {
  const conditions = leastHealthy(view);
  const panels = ailingPanels(view, panelOf);
  if (panels.length === 0) return undefined;
  const title = "Idle units by layer, at the end";
  const layers = conditions.map(({ rows, ...place }) => ({
    ...place,
    rows: rows.flatMap((row) => row.curves.layers.map((_, layer) => ({ ...row, layer }))),
  }));
  const table = conditionTable(view, title, layers, [
    ACTIVATION,
    ["layer", "right", ({ layer }) => String(layer + 1)],
    ...ailmentColumns<LayerOf>((row, ailment) => lastShare(row, ailment, row.layer)),
  ]);
  return {
    title,
    caption: captionOf(conditions, view),
    notes: ["Shares at the last evaluation, mean over the seeds; layer 1 is the one that sees the data."],
    panels,
    table: { ...table, leading: table.leading + 1 },
  };
});

/** A layer of what a row of results is about, from 0. */
type LayerOf = ResultRow & { readonly layer: number };

const lastShare = ({ curves }: ResultRow, ailment: Ailment, layer: number): number | null =>
  curves.layers[layer]?.[ailment].at(-1) ?? null;

function captionOf(conditions: readonly ConditionRows[], view: View): string {
  const cells = conditions.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row.curves.layers.map((_, l) => ({ row, l, share: lastShare(row, "saturated", l) ?? 0 })),
    ),
  );
  const most = cells.reduce((a, b) => (b.share > a.share ? b : a));
  return `The most saturated layer is layer ${most.l + 1} of ${nameIn(most.row, view)}: ${shareText(most.share)}.`;
}

function panelOf(condition: ConditionRows, ailment: Ailment, view: View): Panel | undefined {
  const rows = chosenRows(condition);
  const layers = Math.max(...rows.map(({ curves }) => curves.layers.length));
  const shares = rows.map((row) => Array.from({ length: layers }, (_, l) => lastShare(row, ailment, l)));
  if (shares.flat().every((share) => share === null || share === 0)) return undefined;
  const place = placeOf(condition, view);
  return {
    group: place,
    title: `${ailment} units`,
    alt: `Share of ${ailment} units by layer${onPlace(place)}: ${rows.map(({ spec }, i) => `${spec.activation.label} ${shares[i].map(shareText).join(", ")}`).join("; ")}.`,
    drawing: heatmap({
      columns: Array.from({ length: layers }, (_, l) => String(l + 1)),
      columnLabel: "hidden layer",
      rows: rows.map(({ spec }, i) => ({
        label: spec.activation.label,
        look: view.lineStyleOf(spec.activation.label),
        shares: shares[i],
      })),
      format: shareText,
    }),
  };
}
