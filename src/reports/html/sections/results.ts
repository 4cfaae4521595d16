import { resultsContent } from "../../content/content.js";
import { timePerEpoch } from "../../content/columns.js";
import { NETWORKS_LEGEND } from "../../content/networks.js";
import type { ContentTable } from "../../content/table.js";
import { figureMarkup, tableMarkup, titledFigure } from "../figure-markup.js";
import { html, nameOf, type Markup } from "../markup.js";
import type { Section } from "../section.js";

export const results: Section = {
  name: "time-to-target-section",
  title: "Time to target",
  render({ view, figures }) {
    const { datasets, legend, networks, across, acrossLegend, differences, differencesLegend } = view.content;
    return html`<p>
        How many epochs each activation needs, as a ratio on the same seeds: the same data, batches and raw
        initial weights.
      </p>
      ${figures("time-to-target").map(figureMarkup)}
      <details>
        <summary>The results in full</summary>
        ${datasets.map((section) => {
          // What the clock says differs from run to run: it is in timing.csv.
          const columns = section.columns.filter(({ name }) => name !== timePerEpoch.name);
          return html`<h3>${nameOf(section.title, 120)}</h3>
            ${section.sentence !== "" && html`<p>${section.sentence}</p>`}${tableMarkup(resultsContent({ ...section, columns }))} `;
        })}
        <p class="note">${legend.join(" ")}</p>
      </details>
      ${
        networks !== undefined &&
        html`<h3>${networks.title}</h3>
          ${tableMarkup(networks)}
          <p class="note">${NETWORKS_LEGEND}</p>`
      }
      ${
        across.length > 0 &&
        html`<h3>Across data sets</h3>
          ${tablesMarkup(across, acrossLegend)}`
      }
      ${figures("ranks").map(titledFigure)}
      ${
        differences.length > 0 &&
        html`<h3>Ratios over data sets</h3>
          ${tablesMarkup(differences, differencesLegend)}`
      } `;
  },
};

/** Tables side by side, with one note on all of them. */
const tablesMarkup = (tables: readonly ContentTable[], note: string): Markup =>
  html`<div class="tables">
      ${tables.map(
        (table) =>
          html`<div>
            <h4>${table.title}</h4>
            ${tableMarkup(table)}
          </div> `,
      )}
    </div>
    <p class="note">${note}</p>`;
