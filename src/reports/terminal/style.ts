/** Wraps text in a colour or weight, or leaves it as it is where the display has no colours. */
export type Paint = (text: string) => string;

export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly best: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  /** Colours to tell series apart; empty where there are none. ANSI codes, as asciichart takes them. */
  readonly palette: readonly string[];
}

const plain: Paint = (text) => text;

const colourless: Style = { bold: plain, dim: plain, best: plain, good: plain, bad: plain, palette: [] };

/** Begins with one ANSI code and ends with the one that undoes it. */
const ansi =
  (begin: string, end: number): Paint =>
  (text) =>
    text === "" ? "" : `\u001b[${begin}m${text}\u001b[${end}m`;

const coloured: Style = {
  bold: ansi("1", 22),
  dim: ansi("2", 22),
  best: (text) => coloured.bold(coloured.good(text)),
  good: ansi("32", 39),
  bad: ansi("31", 39),
  palette: [36, 33, 35, 32, 34, 31, 96, 93, 95, 92, 94, 91].map((code) => `\u001b[${code}m`),
};

export function styleFor({ colour }: { readonly colour: boolean }): Style {
  return colour ? coloured : colourless;
}
