import type { Findings } from "../../analysis/findings.js";
import { figures } from "./figures/index.js";
import type { DrawnFigure } from "./figure.js";
import { html, nameOf, raw, type Markup } from "./markup.js";
import type { PageContext, Provenance } from "./section.js";
import { script } from "./script.js";
import { sections } from "./sections/index.js";
import { viewOf, type View } from "./view.js";
import { CONFIDENCE, seedsWords } from "../../words/index.js";
import { readFileSync } from "node:fs";
import { packageFile } from "../../package-file.js";
import { variables } from "./colours.js";

/** A page that is drawn, but for how its study was made. */
interface DrawnPage {
  /** Every figure of the study as a name and what was drawn. */
  readonly figures: readonly DrawnFigure[];
  text(provenance: Provenance): Iterable<string>;
}

/**
 * The whole study as one self-contained page, piece by piece. It holds nothing of the clock or the machine: the same study
 * gives the same bytes.
 */
export const htmlReport = (findings: Findings, provenance: Provenance): Iterable<string> =>
  drawPage(findings).text(provenance);

/** Draws what takes the most time of a page. */
export function drawPage(findings: Findings): DrawnPage {
  const view = viewOf(findings);
  const drawn = new Map(figures.members.map((figure) => [figure, view ? figure.draw(view) : []]));
  return {
    figures: [...drawn.values()].flat(),
    text: (provenance) =>
      pageText(findings, view && { view, provenance, figures: (name) => drawn.get(figures.get(name)) ?? [] }),
  };
}

function* pageText({ study: { experiment } }: Findings, context: PageContext | undefined): Generator<string> {
  yield head(experiment.name, experiment.activations.length);
  if (context === undefined) {
    yield (
      html`<h1>${nameOf(experiment.name, 80)}</h1>
        <p>No trial of this study has finished.</p> `.text + END
    );
    return;
  }
  const rendered = sections.flatMap((section) => {
    const body = section.render(context);
    return body === undefined ? [] : [{ ...section, body }];
  });
  yield html`<header>
      <h1>${nameOf(experiment.name, 80)}</h1>
      <p class="subtitle">
        An actbench report: which activation function makes this network converge faster, by how much, and
        does the claim about it hold?
      </p>
      <nav class="contents" aria-label="contents">
        ${rendered.map(({ name, title }) => html`<a href="#${name}">${title}</a> `)}
      </nav>
    </header>
    ${legend(context.view)} `.text;
  yield "<main>\n";
  for (const { name, title, body } of rendered) {
    yield html`<section id="${name}" aria-labelledby="${name}-title">
      <h2 id="${name}-title">${title}</h2>
      ${body}
    </section> `.text;
  }
  yield "</main>\n";
  yield html`<footer>
      <p>
        Made by actbench ${context.provenance.version}. Medians and means are over ${seedsWords(experiment)};
        intervals are ${CONFIDENCE}.
      </p>
    </footer>
    ${raw(`<script>
      ${script};
    </script> `)}`.text;
  yield END;
}

/** What opens the page; `END` closes what it leaves open. */
function head(name: string, activations: number): string {
  const inside = html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="generator" content="actbench" />
    <title>${name} · actbench</title>
    <style>
      ${raw(style(activations))}
    </style>`;
  return `<!doctype html>\n<html lang="en">\n<head>${inside.text}</head>\n<body><div class="page">\n`;
}

const END = "\n</div></body>\n</html>\n";

/** The activations with their colours; a click shows or hides one everywhere. */
function legend({ findings, lineStyleOf }: View): Markup {
  return html`<div class="legend" role="group" aria-label="activations shown in the figures">
    ${findings.study.experiment.activations.map(({ label }) => {
      const { className, colour, dash } = lineStyleOf(label);
      return html`<label data-look="${className}" title="${label}"
        ><input type="checkbox" id="show-${className}" checked /><svg viewBox="0 0 26 10" aria-hidden="true">
          <path
            d="M1,5h24"
            stroke="${colour}"
            stroke-width="3"
            ${dash !== undefined && raw(` stroke-dasharray="${dash}"`)}
          /></svg
        >${nameOf(label, 28)}</label
      >`;
    })}
  </div>`;
}

/** The page's style sheet: its colours, what `style.css` makes of them, and what the legend's boxes hide. */
function style(activations: number): string {
  const hidden = Array.from(
    { length: activations },
    (_, i) => `body:has(#show-a${i}:not(:checked)) .a${i}{display:none}\n`,
  );
  return `:root{${variables("light")}}
@media screen and (prefers-color-scheme:dark){:root{${variables("dark")}}}
${readFileSync(packageFile("src/reports/html/style.css"), "utf8")}${hidden.join("")}`;
}
