import type { ResultRow } from "../../../analysis/result-rows.js";
import { share, formatTarget, formatTimes } from "../../../words/index.js";
import { lineChart, type Line } from "../draw/lines.js";
import { epochAxis, shareAxis } from "../draw/scale.js";
import type { Figure, Panel } from "../figure.js";
import { chosenSettings, type Setting, type View } from "../view.js";
import { chosenRows, groupOf, settingColumns, size } from "./common.js";

const MOST_SETTINGS = 16;

/** The share of trials that have reached the target: what Kaplan and Meier's estimate is where all share one horizon. */
export const shareReached: Figure = {
  name: "share-reached",
  draw(view) {
    const { chosen, note } = chosenSettings(view.settings, MOST_SETTINGS);
    const rows = view.settings.flatMap((setting) => setting.rows.map((row) => ({ setting, row })));
    const columns = settingColumns(view);
    return [
      {
        name: "share-reached",
        title: "Share of trials that reached the target",
        caption: captionOf(view.settings),
        notes: [
          "A step for each seed that arrives; a line that ends below 100 % has seeds that never arrived.",
          ...chosenRows(chosen).note,
          ...note,
        ],
        panels: chosen.map((setting) => panelOf(setting, view, chosen.length)),
        table: {
          title: "Trials that reached the target",
          head: [...columns.head, "activation", "reached", "epochs to target: median (Q1–Q3)"],
          align: [...columns.align, "left", "right", "left"],
          rows: rows.map(({ setting, row }) => [
            ...columns.cells(setting),
            row.spec.activation.label,
            `${row.reached}/${row.trials}`,
            formatTimes(row.epochsToTarget, row.spec.training.epochs),
          ]),
          leading: columns.head.length,
        },
      },
    ];
  },
};

function captionOf(settings: readonly Setting[]): string {
  const rows = settings.flatMap(({ rows: all }) => all);
  const always = rows.filter(({ reached, trials }) => trials > 0 && reached === trials).length;
  const never = rows.filter(({ reached }) => reached === 0).length;
  return `Of ${rows.length} activations and settings, ${always} reached the target with every seed and ${never} with none.`;
}

function panelOf(setting: Setting, view: View, count: number): Panel {
  const { rows } = chosenRows([setting]);
  const [{ target, spec }] = setting.rows;
  const lines = rows.map((row) => lineOf(row, view));
  return {
    group: groupOf(setting, view),
    title: setting.title || setting.dataset,
    alt: `Share of trials with ${formatTarget(target)} on ${[setting.dataset, setting.title].filter(Boolean).join(", ")}, at the end: ${rows.map((row) => `${row.spec.activation.label} ${share(shareOf(row))}`).join(", ")}.`,
    drawing: lineChart({
      lines,
      x: epochAxis(spec.training.epochs),
      y: shareAxis("trials that reached the target", [1]),
      steps: true,
      ...size(count),
    }),
  };
}

const shareOf = ({ reached, trials }: ResultRow): number => (trials === 0 ? 0 : reached / trials);

function lineOf(row: ResultRow, view: View): Line {
  const { label } = row.spec.activation;
  const arrived = row.times.filter((time) => time < Infinity);
  const points = arrived.map((x, i) => ({ x, y: (i + 1) / row.times.length }));
  const end = { x: row.spec.training.epochs, y: arrived.length / Math.max(1, row.times.length) };
  return { label, look: view.lookOf(label), points: [{ x: 0, y: 0 }, ...points, end] };
}
