import { linkedPieces, type Link } from "../../sources/cite.js";

/** Text that is HTML already. Everything else that enters a page is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Content = string | number | Markup | readonly Content[] | undefined | false;

/** A piece of HTML: html`<p>${text}</p>` escapes `text`. The indentation of the source is left out. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = strings.map((part) => part.replaceAll(/\n\s*/g, "\n"));
  return new Markup(parts.reduce((text, part, i) => text + rendered(values[i - 1]) + part));
}

/** HTML or SVG that was made here, and needs no escaping. */
export const raw = (text: string): Markup => new Markup(text);

function rendered(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (content === undefined || content === false) return "";
  if (typeof content === "object") return content.map(rendered).join("");
  return escaped(String(content));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Safe in HTML and XML, as text and within quotes; characters that XML knows no way to write become "�". */
export function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character])
    .replaceAll(/[^\P{Cc}\t\n\r]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu, "\ufffd");
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Whole characters as readers see them, so that no emoji is cut in two. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = [...graphemes.segment(text)];
  if (characters.length <= length) return text;
  return `${characters
    .slice(0, length - 1)
    .map(({ segment }) => segment)
    .join("")}…`;
}

/** A text with its links. */
export const linked = (text: string, links: readonly Link[] | undefined): readonly Content[] =>
  linkedPieces(text, links).map((piece) =>
    piece.url === undefined ? piece.text : html`<a href="${piece.url}">${piece.text}</a>`,
  );

/** Longer names are cut where they are shown; pointing at one shows it whole. */
const LONGEST_NAME = 40;

/** A name from the config, which may run from right to left and be as long as it likes. */
export function nameOf(name: string, length = LONGEST_NAME): Markup {
  const short = shortened(name, length);
  return short === name ? html`<bdi>${name}</bdi>` : html`<bdi title="${name}">${short}</bdi>`;
}
