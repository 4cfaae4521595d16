const ESCAPE = "\u001b";

/** Colours and weights, and the start of a line that rewrites itself: what actbench itself sends to a terminal. */
const own = String.raw`${ESCAPE}\[[\d;]*m|\r${ESCAPE}\[2K`;

/** Control characters but tab and newline, the marks that turn the direction of writing, and foreign line ends. */
const unseen = String.raw`(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]`;

const pattern = new RegExp(`(${own})|${unseen}`, "gu");

/**
 * Text that does nothing to a terminal but show: whatever a name, a file or an argument smuggles in (escape sequences,
 * carriage returns, overrides of the writing direction) is written as JSON would escape it, `\u202e`.
 */
export function printable(text: string): string {
  return text.replaceAll(pattern, (found, kept: string | undefined) => kept ?? escaped(found));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
