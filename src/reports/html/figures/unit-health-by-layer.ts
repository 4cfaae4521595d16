import type { ResultRow } from "../../../analysis/result-rows.js";
import { heatmap } from "../draw/heatmap.js";
import type { Figure, Panel } from "../figure.js";
import type { ConditionRows, View } from "../view.js";
import { chosenRows, nameIn, conditionColumns, placeOf } from "./common.js";
import { AILMENTS, shareText, leastHealthy } from "./unit-health.js";

export const unitHealthByLayer: Figure = {
  name: "unit-health-by-layer",
  draw(view) {
    const conditions = leastHealthy(view);
    const panels = conditions.flatMap((condition) =>
      AILMENTS.flatMap(({ name, word }) => panelOf(condition, name, word, view)),
    );
    if (panels.length === 0) return [];
    const columns = conditionColumns(view);
    return [
      {
        name: "unit-health-by-layer",
        title: "Idle units by layer, at the end",
        caption: captionOf(conditions, view),
        notes: ["Shares at the last evaluation, mean over the seeds; layer 1 is the one that sees the data."],
        panels,
        table: {
          title: "Idle units by layer, at the end",
          head: [...columns.head, "activation", "layer", ...AILMENTS.map(({ word }) => word)],
          align: [...columns.align, "left", "right", ...AILMENTS.map(() => "right" as const)],
          rows: conditions.flatMap((condition) =>
            condition.rows.flatMap((row) =>
              row.curves.layers.map((_, l) => [
                ...columns.cells(condition),
                row.spec.activation.label,
                String(l + 1),
                ...AILMENTS.map(({ name }) => shareText(lastShare(row, name, l))),
              ]),
            ),
          ),
          leading: columns.head.length + 1,
        },
      },
    ];
  },
};

type Ailment = (typeof AILMENTS)[number]["name"];

const lastShare = ({ curves }: ResultRow, name: Ailment, layer: number): number | null =>
  curves.layers[layer]?.[name].at(-1) ?? null;

function captionOf(conditions: readonly ConditionRows[], view: View): string {
  const cells = conditions.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row.curves.layers.map((_, l) => ({ row, l, share: lastShare(row, "saturated", l) ?? 0 })),
    ),
  );
  const most = cells.reduce((a, b) => (b.share > a.share ? b : a));
  return `The most saturated layer is layer ${most.l + 1} of ${nameIn(most.row, view)}: ${shareText(most.share)}.`;
}

function panelOf(condition: ConditionRows, name: Ailment, word: string, view: View): Panel[] {
  const { rows } = chosenRows([condition]);
  const layers = Math.max(...rows.map(({ curves }) => curves.layers.length));
  const shares = rows.map((row) => Array.from({ length: layers }, (_, l) => lastShare(row, name, l)));
  if (shares.flat().every((share) => share === null || share === 0)) return [];
  const place = placeOf(condition, view);
  return [
    {
      group: place,
      title: `${word} units`,
      alt: `Share of ${word} units by layer${place === "" ? "" : ` on ${place}`}: ${rows.map(({ spec }, i) => `${spec.activation.label} ${shares[i].map(shareText).join(", ")}`).join("; ")}.`,
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
    },
  ];
}
