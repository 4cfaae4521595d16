import { group as groupBy } from "d3-array";
import { details, figureMarkup, tableMarkup } from "../figure-markup.js";
import { claimAnchor } from "../figures/claims.js";
import { html, linked, nameOf, raw, type Markup } from "../markup.js";
import { tableOf } from "../../content/table.js";
import type { PageContext, Section } from "../section.js";
import { badge } from "./question.js";

export const claims: Section = {
  name: "claims",
  title: "Claim by claim",
  render(context) {
    const { view } = context;
    const { verdicts } = view.content;
    if (verdicts === undefined) return undefined;
    const drawn = new Map(context.figures("claims").map((figure) => [figure.name, figure]));
    const groups = groupBy(view.findings.verdicts, ({ claim }) => claim);
    return html`<p>
        ${verdicts.heading} A claim that was made under other conditions can fail here without having been
        wrong there.
      </p>
      ${verdicts.claims.map(({ claim, statement, rows, origin, links }, i) => {
        const anchor = claimAnchor(claim, i);
        const figure = drawn.get(anchor);
        const [{ source }] = groups.get(claim) ?? [{ source: "" }];
        return html`<article class="claim" id="${anchor}-claim">
          <h3>${statement}</h3>
          <p class="note"><code>${nameOf(claim)}</code>${source !== "" && [" · ", linked(source, links)]}</p>
          <ul class="findings">
            ${rows.map(
              ({ place, verdict, finding, elsewhere }) =>
                html`<li>
                  ${badge(verdict)}
                  ${place !== "" && html`<b>${nameOf(place)}</b> `}${finding}${elsewhere !== "" && html` <span class="note">${elsewhere}</span>`}
                </li>`,
            )}
          </ul>
          ${origin !== "" && html`<p class="note">${linked(origin, links)}</p>`}
          ${figure === undefined ? evidence(claim, context) : figureMarkup(figure)}
        </article> `;
      })}${clockNote(context)}`;
  },
};

/** The numbers of a claim that needs no picture. */
function evidence(claim: string, { view }: PageContext): Markup | undefined {
  const seen = view.findings.verdicts.filter((verdict) => verdict.claim === claim && verdict.details !== "");
  if (seen.length === 0) return undefined;
  const table = tableOf({ title: "evidence" }, seen, [
    ["condition", "left", ({ where }) => String(where?.factors.dataset ?? "by computation")],
    ["what else was seen", "left", (verdict) => verdict.details],
  ]);
  return details("The evidence", tableMarkup(table));
}

function clockNote({ view }: PageContext): Markup | undefined {
  const timed = view.timedClaims;
  if (timed.length === 0) return undefined;
  return html`<p class="note">
    Decided by the wall-clock, which differs from run to run and is therefore not on this page:
    ${raw(timed.map((claim) => html`<code>${claim}</code>`.text).join(", "))}. Their verdicts are in
    <code>timing-claims.csv</code>.
  </p>`;
}
