import type { Display } from "./display.js";

/** Wraps text in a colour or weight, or leaves it as it is where the display has no colours. */
export type Paint = (text: string) => string;

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
