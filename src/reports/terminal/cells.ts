import stringWidth from "string-width";

/** How many cells of a terminal a text takes, its widest line: an East Asian letter or an emoji takes two, an ANSI code none. */
export const widthOf = (text: string): number =>
  Math.max(...text.split("\n").map((line) => stringWidth(line)));

/** The text with spaces after it, up to so many cells. */
export const padEnd = (text: string, cells: number): string =>
  text + " ".repeat(Math.max(0, cells - widthOf(text)));

/** The text, or as much of it as so many cells hold with an ellipsis at its end. */
export function shorten(text: string, cells: number): string {
  if (widthOf(text) <= cells) return text;
  return `${firstCells(text, cells - 1)}…`;
}

/**
 * Breaks text so that no line takes more than so many cells: between words, and within a word that is too long; not
 * between a number and its % or ×, nor after a comparison's or verdict's mark.
 */
export function wrap(text: string, cells: number): string {
  const lines: string[] = [];
  let width = 0;
  const words = text.split(/ (?![%×])(?<!(?:^| )[✓~✗?+x≥≤<>] )/);
  for (const word of words.flatMap((each) => pieces(each, cells))) {
    const wordWidth = stringWidth(word);
    if (lines.length > 0 && width + 1 + wordWidth <= cells) {
      lines[lines.length - 1] += ` ${word}`;
      width += 1 + wordWidth;
    } else {
      lines.push(word);
      width = wordWidth;
    }
  }
  return lines.join("\n");
}

/** A name and what is said of it. */
export type Fact = readonly [name: string, text: string, ...unknown[]];

/**
 * Names below each other, and beside each what is said of it.
 *
 * @param columns the width of all, in which what is said is broken
 * @param paint paints a name
 * @param broken breaks what is said into lines of so many cells
 */
export function nameList<Row extends Fact>(
  rows: readonly Row[],
  columns: number,
  paint: (name: string) => string,
  broken: (row: Row, cells: number) => readonly string[] = ([, text], cells) => wrap(text, cells).split("\n"),
): string {
  const indent = Math.max(...rows.map(([name]) => name.length)) + 4;
  const lines = rows.map((row) => {
    const beside = broken(row, Math.max(20, columns - indent)).join(`\n${" ".repeat(indent)}`);
    return `  ${paint(row[0])}${" ".repeat(indent - 2 - row[0].length)}${beside}`;
  });
  return lines.join("\n");
}

function pieces(line: string, cells: number): string[] {
  const first = firstCells(line, cells);
  return first === line || first === "" ? [line] : [first, ...pieces(line.slice(first.length), cells)];
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** As many whole characters as fit. */
function firstCells(text: string, cells: number): string {
  let [kept, width] = ["", 0];
  for (const { segment } of graphemes.segment(text)) {
    width += stringWidth(segment);
    if (width > cells) break;
    kept += segment;
  }
  return kept;
}
