const ESCAPE = "\u001b";
const BELL = "\u0007";

/** Control characters but tab and newline, the marks that turn the direction of writing, and foreign line ends. */
const unseen = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * Text that does nothing to a terminal but show: whatever a name, a file or an argument smuggles in (escape sequences,
 * carriage returns, overrides of the writing direction) is written as JSON would escape it, `\u202e`.
 *
 * @param colourMark of colours and weights that are ours, and stay; none by default
 * @param linkMark the same of links
 */
export function printable(text: string, colourMark = "", linkMark = ""): string {
  let shown = text.replaceAll(unseen, escaped);
  if (colourMark !== "") {
    const colours = new RegExp(String.raw`\\u001b\[(\d+)${colourMark}m`, "g");
    shown = shown.replaceAll(colours, `${ESCAPE}[$1m`);
  }
  if (linkMark !== "") {
    const links = new RegExp(String.raw`\\u001b\]8;${linkMark};([!-~]*?)\\u0007`, "g");
    shown = shown.replaceAll(links, `${ESCAPE}]8;;$1${BELL}`);
  }
  return shown;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
