/** What the terminal can show. */
export interface Display {
  /** Width in characters. */
  readonly columns: number;
  readonly colour: boolean;
  /** Whether it shows characters beyond ASCII. */
  readonly unicode: boolean;
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

/** The text as the display can show it. */
export function shown(text: string, { unicode }: Display): string {
  return unicode ? text : text.replaceAll(/\P{ASCII}/gu, (character) => ascii[character] ?? "?");
}
