import { group as groupBy } from "d3-array";
import { inlineSvg } from "./draw/svg.js";
import type { DrawnFigure, Panel } from "./figure.js";
import { html, nameOf, raw, type Markup } from "./markup.js";
import { onOneLine, type ContentTable } from "../content/table.js";

/** A figure on the page: its panels, what they show, how to read them, and its data as a table. */
export function figureMarkup(figure: DrawnFigure): Markup {
  const { name, title, caption, notes, panels, table } = figure;
  const groups = [...groupBy(panels, ({ group }) => group)];
  const switchable = panels.some(({ linear }) => linear !== undefined);
  return html`<figure
    id="${name}"
    ${panels.length === 1 && raw(' class="lone"')}
    aria-label="${`${title}. ${caption}`}"
  >
    ${switchable && scaleSwitch(name)}
    ${groups.map(
      ([group, members]) =>
        html`${group !== "" && html`<p class="group">${nameOf(group, 120)}</p>`}
          <div
            class="panels ${arrangement(members.length)}"
            style="--panel:${Math.max(...members.map(({ drawing }) => drawing.width))}px"
          >
            ${members.map((panel) => panelMarkup(panel, members.length + groups.length > 2))}
          </div> `,
    )}
    <figcaption>
      <p class="finding">${caption}</p>
      ${notes.length > 0 && html`<p class="note">${notes.join(" ")}</p>`}
    </figcaption>
    ${details("The numbers", tableMarkup(table))}
  </figure> `;
}

/** The figure below its title. */
export const titledFigure = (figure: DrawnFigure): Markup =>
  html`<h3>${figure.title}</h3>
    ${figureMarkup(figure)}`;

/** What is folded away behind a few words. */
export const details = (summary: string, body: Markup): Markup =>
  html`<details>
    <summary>${summary}</summary>
    ${body}
  </details>`;

/** Two and four panels stand in pairs; others as many in a row as there is room for. */
const arrangement = (panels: number): string =>
  panels === 1 ? "single" : panels === 2 || panels === 4 ? "pairs" : "";

function scaleSwitch(name: string): Markup {
  return html`<div class="switch" role="group" aria-label="vertical scale">
    <label><input type="radio" name="scale-${name}" class="pick-log" checked /> logarithmic</label>
    <label><input type="radio" name="scale-${name}" class="pick-linear" /> linear</label>
  </div>`;
}

function panelMarkup({ title, alt, className = "", drawing, linear }: Panel, titled: boolean): Markup {
  return html`<div class="panel ${className}">
    ${titled && title !== "" && html`<p class="panel-title">${nameOf(title, 60)}</p>`}${raw(
      inlineSvg(drawing, alt, linear === undefined ? "" : "log"),
    )}${linear !== undefined && raw(inlineSvg(linear, `${alt} (linear scale)`, "linear"))}
  </div> `;
}

/** More rows are in the CSV files. */
const MOST_ROWS = 400;

/** A table in a box of its own, which scrolls where the page is narrow. */
export function tableMarkup({ title, head, align, rows }: ContentTable): Markup {
  const left = align.map((side) => side === "left");
  const shown = rows.slice(0, MOST_ROWS);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}">
      <table>
        <thead>
          <tr>
            ${head.map(
              (text, c) =>
                html`<th scope="col" ${!left[c] && raw(' class="number"')}>${onOneLine(text)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (row) =>
              html`<tr>
                ${row.map((text, c) => (left[c] ? html`<td>${nameOf(text, 60)}</td>` : html`<td class="number">${text}</td>`))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${rows.length > shown.length && html`<p class="note">${rows.length - shown.length} more rows are in the CSV files.</p>`}`;
}
