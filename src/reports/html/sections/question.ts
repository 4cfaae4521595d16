import { MARKS, marksLegend, type ClaimSection } from "../../content/verdicts.js";
import type { Findings } from "../../../analysis/findings.js";
import { regimesOfTrials } from "../../../analysis/regimes.js";
import { isTunedAnew } from "../../../experiment/tuning/replicates.js";
import { claimAnchor } from "../figures/claims.js";
import { plural } from "../../../words/index.js";
import { html, nameOf, type Markup } from "../markup.js";
import type { Section } from "../section.js";
import { layerWords } from "../../../factors/index.js";
import type { View } from "../view.js";
import { tableMarkup } from "../figure-markup.js";

export const question: Section = {
  name: "question",
  title: "The question, and what was found",
  render({ view }) {
    const { content, findings } = view;
    const { experiment, plan } = findings.study;
    const data = experiment.datasets.map(({ label }) => label);
    const cells = networksOf(findings);
    return html`<p class="question">
        Which of ${plural(experiment.activations.length, "activation")} makes the network reach its target
        first on
        ${data.map((label, i) => html`${i > 0 && (i === data.length - 1 ? " and " : ", ")}${nameOf(label)}`)}?
      </p>
      <p class="answer">${content.headline}</p>
      <p>
        ${content.basis} ${plural(cells, "network")} were trained for this
        question${plan.length > cells && ` (${plan.length - cells} more to choose learning rates and to judge claims)`}.
        ${content.setting}.
      </p>
      ${
        content.data.length > 0 &&
        html`<ul>
          ${content.data.map((line) => html`<li>${line}</li>`)}
        </ul>`
      }
      ${content.verdicts === undefined ? comparisons(view) : glance(content.verdicts.claims)} `;
  },
};

/** How many were trained for the question itself. */
function networksOf({ cells, study }: Findings): number {
  const { experiment } = study;
  if (isTunedAnew(experiment)) return regimesOfTrials(study, [experiment]).size;
  return cells.reduce((total, cell) => total + cell.trials + cell.failed, 0);
}

/** A row for each claim, a column for each data set (and for what no data decide), a mark for each verdict. */
function glance(claims: readonly ClaimSection[]): Markup {
  const placed = claims.map(({ rows, ...claim }) => ({
    ...claim,
    rows: rows.map((row) => ({
      ...row,
      column: JSON.stringify([row.dataset, row.dataset ?? row.place]),
      head: row.dataset ?? row.place,
      rest: row.network && layerWords(row.network),
    })),
  }));
  const columns = new Map(placed.flatMap(({ rows }) => rows.map(({ column, head }) => [column, head])));
  return html`<h3>The verdicts at a glance</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="verdicts by claim and data set">
      <table class="glance">
        <thead>
          <tr>
            <th scope="col">claim</th>
            ${[...columns.values()].map((head) => html`<th scope="col">${nameOf(head, 24)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${placed.map(
            ({ claim, statement, rows }, i) =>
              html`<tr>
                <th scope="row"><a href="#${claimAnchor(claim, i)}-claim">${statement}</a></th>
                ${[...columns.keys()].map(
                  (column) =>
                    html`<td>
                      ${rows
                        .filter((row) => row.column === column)
                        .map(
                          ({ verdict, rest }) =>
                            html`<div>
                              ${badge(verdict)}
                              ${rest !== "" && html`<span class="note">${nameOf(rest, 14)}</span>`}
                            </div>`,
                        )}
                    </td>`,
                )}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <p class="note">
      ${marksLegend}. Where each activation has its own best learning rate and initial gain, as far as these
      were varied; the claims' own sections have the other conditions.
    </p>`;
}

export function badge(verdict: keyof typeof MARKS): Markup {
  return html`<span class="badge ${verdict.replaceAll(" ", "-")}"
    ><span aria-hidden="true">${MARKS[verdict]}</span><span class="word"> ${verdict}</span></span
  >`;
}

function comparisons({ content: { comparisons: table, comparisonLegend } }: View): Markup | undefined {
  if (table === undefined) return undefined;
  return html`<details>
    <summary>${table.title}, exploratory</summary>
    ${tableMarkup(table)}
    <p class="note">${comparisonLegend}</p>
  </details>`;
}
