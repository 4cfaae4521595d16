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

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => {
    const unit = character.charCodeAt(i).toString(16).padStart(4, "0");
    return `\\u${unit}`;
  }).join("");
}
