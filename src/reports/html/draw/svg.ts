import { withoutVariables } from "../colours.js";
import type { DrawnFigure, Drawing, Panel } from "../figure.js";
import { escaped } from "../markup.js";
import { group as groupBy } from "d3-array";

/** A drawing as it stands on the page: it scales with its box, and says what it shows. */
export function inlineSvg(
  { width, height, content, scales }: Drawing,
  alt: string,
  className: string,
): string {
  const data = scales === undefined ? "" : ` data-scales="${escaped(scales)}"`;
  return `<svg class="${`drawing ${className}`.trim()}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(alt)}"${data}>${content}</svg>`;
}

const [GAP, TITLE, PANEL_TITLE, MARGIN] = [24, 44, 26, 16];
/** About the width of a page, in pixels. */
const WIDEST = 1180;

/** A figure as a file of its own for a paper: all panels in a grid, in the light page's colours, on white. */
export function standaloneSvg(figure: DrawnFigure): string {
  const rows = [...groupBy(figure.panels, ({ group }) => group)].flatMap(([group, panels]) =>
    inRows(panels).map((row, i) => ({ heading: i === 0 ? group : "", row })),
  );
  let y = MARGIN + TITLE;
  let width = 0;
  const parts: string[] = [];
  for (const { heading, row } of rows) {
    if (heading !== "") {
      parts.push(
        `<text x="${MARGIN}" y="${y + 14}" font-size="15" font-weight="600">${escaped(heading)}</text>`,
      );
      y += PANEL_TITLE;
    }
    let x = MARGIN;
    for (const { title, alt, drawing } of row) {
      parts.push(
        `<text x="${x + 4}" y="${y + 14}" font-weight="600">${escaped(title)}</text>` +
          `<svg x="${x}" y="${y + PANEL_TITLE - 4}" width="${drawing.width}" height="${drawing.height}" viewBox="0 0 ${drawing.width} ${drawing.height}" text-anchor="middle"><desc>${escaped(alt)}</desc>${drawing.content}</svg>`,
      );
      x += drawing.width + GAP;
    }
    width = Math.max(width, x - GAP + MARGIN);
    y += PANEL_TITLE + Math.max(...row.map(({ drawing }) => drawing.height)) + 8;
  }
  const height = y + MARGIN;
  return withoutVariables(
    `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" font-size="13" fill="var(--ink)">` +
      `<title>${escaped(figure.title)}</title><desc>${escaped(figure.caption)}</desc>` +
      `<rect width="100%" height="100%" fill="var(--paper)"/>` +
      `<text x="${MARGIN}" y="${MARGIN + 18}" font-size="17" font-weight="700">${escaped(figure.title)}</text>` +
      `${parts.join("")}</svg>\n`,
  );
}

function inRows(panels: readonly Panel[]): Panel[][] {
  const rows: Panel[][] = [];
  let width = Infinity;
  for (const panel of panels) {
    if (width + GAP + panel.drawing.width > WIDEST) {
      rows.push([]);
      width = -GAP;
    }
    rows[rows.length - 1].push(panel);
    width += GAP + panel.drawing.width;
  }
  return rows;
}
