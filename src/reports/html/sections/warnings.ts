import { html } from "../markup.js";
import type { Section } from "../section.js";

export const warnings: Section = {
  name: "warnings",
  title: "Warnings",
  render({ view: { content } }) {
    if (content.warnings.length === 0)
      return html`<p>None: nothing that actbench knows of weakens these findings.</p>`;
    return html`<ul>
      ${content.warnings.map((warning) => html`<li>${warning}</li> `)}
    </ul>`;
  },
};
