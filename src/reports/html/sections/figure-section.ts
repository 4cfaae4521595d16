import { figureMarkup } from "../figure-markup.js";
import { html, type Markup } from "../markup.js";
import type { Section } from "../section.js";

/** A section that is a few words and its figures; none where nothing was drawn. */
export function figureSection(
  name: string,
  title: string,
  intro: string,
  kinds: readonly string[] = [name],
): Section {
  return {
    name,
    title,
    render({ figures }): Markup | undefined {
      const drawn = kinds.flatMap((kind) => figures(kind));
      if (drawn.length === 0) return undefined;
      return html`<p>${intro}</p>
        ${drawn.map(
          (figure) => html`${drawn.length > 1 && html`<h3>${figure.title}</h3> `}${figureMarkup(figure)}`,
        )}`;
    },
  };
}
