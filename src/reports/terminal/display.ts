/** What the terminal can show. */
export interface Display {
  /** Width in characters. */
  readonly columns: number;
  readonly colour: boolean;
  /** What codes of our colours end in, so that no name can pass for one; nothing by default. */
  readonly colourMark?: string;
  /** Whether it shows characters beyond ASCII. */
  readonly unicode: boolean;
  /** Makes words a link, of a terminal that shows links. */
  readonly link?: (words: string, url: string) => string;
}

/** ASCII for every other character that our reports use; those of charts and tables one for one, to stay aligned. */
const ascii: Readonly<Record<string, string>> = {
  "─": "-",
  "│": "|",
  "┤": "|",
  "┼": "+",
  "└": "+",
  "┴": "+",
  "╶": "-",
  "╴": "-",
  "╰": "\\",
  "╮": "\\",
  "╯": "/",
  "╭": "/",
  "–": "-",
  "−": "-",
  "…": "~",
  "·": "-",
  "×": "x",
  "→": "->",
  "≥": ">=",
  "≤": "<=",
  "—": "-",
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "‑": "-",
  µ: "u",
  "′": "'",
  "‖": "||",
  "∂": "d",
  "∞": "inf",
  "±": "+/-",
  "²": "^2",
  "✓": "+",
  "✗": "x",
  "∈": "in",
  "√": "sqrt",
};

/**
 * The text as the display can show it. In ASCII a letter loses its accent, and what has no likeness is written as JSON
 * would escape it, so that no two names become one. It may grow by that: it is done before anything is aligned.
 */
export function shown(text: string, { unicode }: Display): string {
  if (unicode) return text;
  return text.replaceAll(/\P{ASCII}/gu, (character) => ascii[character] ?? unaccented(character));
}

function unaccented(character: string): string {
  const letters = character.normalize("NFKD").replaceAll(/\p{Mn}/gu, "");
  return /^\p{ASCII}+$/u.test(letters) ? letters : escaped(character);
}

/** A character as JSON would escape it. */
export function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => {
    const unit = character.charCodeAt(i).toString(16).padStart(4, "0");
    return `\\u${unit}`;
  }).join("");
}

/** Wraps text in a colour or weight, or leaves it as it is where the display has no colours. */
export type Paint = (text: string) => string;

/** Paints each line by itself, so that a table can set them apart. */
export const paintLines = (text: string, paint: Paint): string => text.split("\n").map(paint).join("\n");

export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly best: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  /** Colours to tell series apart; empty where there are none. */
  readonly palette: readonly Paint[];
}

const plain: Paint = (text) => text;

const colourless: Style = { bold: plain, dim: plain, best: plain, good: plain, bad: plain, palette: [] };

const PALETTE = [36, 33, 35, 32, 34, 31, 96, 93, 95, 92, 94, 91];

/**
 * Colours and weights by [SGR](https://en.wikipedia.org/wiki/ANSI_escape_code#SGR) codes, each of which ends in the
 * display's mark: whoever sends the text to a terminal takes the mark off, and sends no code without it.
 */
export function styleFor({ colour, colourMark = "" }: Pick<Display, "colour" | "colourMark">): Style {
  if (!colour) return colourless;
  const between =
    (begin: number, end: number): Paint =>
    (text) =>
      text === "" ? "" : `\u001b[${begin}${colourMark}m${text}\u001b[${end}${colourMark}m`;
  const [bold, good] = [between(1, 22), between(32, 39)];
  return {
    bold,
    dim: between(2, 22),
    best: (text) => bold(good(text)),
    good,
    bad: between(31, 39),
    palette: PALETTE.map((code) => between(code, 39)),
  };
}
