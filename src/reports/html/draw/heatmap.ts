import type { LineStyle } from "../colours.js";
import type { Drawing } from "../figure.js";
import { labelText } from "./labels.js";

interface Heatmap {
  readonly columns: readonly string[];
  readonly columnLabel: string;
  readonly rows: readonly {
    readonly label: string;
    readonly look: LineStyle;
    /** Shares from 0 to 1, one a column; null where there is none. */
    readonly shares: readonly (number | null)[];
  }[];
  format(share: number): string;
}

const ROW = 26;
const LEFT = 130;
const TOP = 40;

/** Shares as numbers on a ground that is the darker the larger they are. */
export function heatmap({ columns, columnLabel, rows, format }: Heatmap): Drawing {
  const cell = Math.min(90, Math.max(40, Math.floor(360 / columns.length)));
  const width = LEFT + cell * columns.length + 4;
  const heads = columns.map(
    (head, c) =>
      `<text x="${LEFT + cell * (c + 0.5)}" y="${TOP - 8}" text-anchor="middle" fill="var(--quiet)">${labelText(head, 8)}</text>`,
  );
  const body = rows.map(({ label, look, shares }, r) => {
    const y = TOP + ROW * r;
    const cells = shares.map((share, c) => {
      if (share === null) return "";
      const x = LEFT + cell * c;
      return (
        `<rect x="${x + 1}" y="${y + 1}" width="${cell - 2}" height="${ROW - 2}" rx="3" fill="${look.colour}" fill-opacity="${(0.06 + 0.5 * share).toFixed(2)}"/>` +
        `<text x="${x + cell / 2}" y="${y + ROW / 2}" dy="0.35em" text-anchor="middle" fill="var(--ink)">${format(share)}</text>`
      );
    });
    return (
      `<g class="${look.className}"><text x="${LEFT - 10}" y="${y + ROW / 2}" dy="0.35em" text-anchor="end" fill="var(--ink)">${labelText(label, 16)}</text>` +
      `${cells.join("")}</g>`
    );
  });
  return {
    width,
    height: TOP + ROW * rows.length + 4,
    content: `<text x="${LEFT}" y="14" text-anchor="start" fill="var(--quiet)">${labelText(columnLabel, 60)}</text>${heads.join("")}${body.join("")}`,
  };
}
