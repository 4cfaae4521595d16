import { linkedPieces, type Link } from "../../sources/cite.js";
import { wrap } from "./cells.js";
import { shown, type Display } from "./display.js";

/** The lines of a text that is wrapped to so many cells; a link that goes on in the next line begins anew there. */
export function linkedLines(
  text: string,
  links: readonly Link[] | undefined,
  cells: number,
  display: Display,
): string[] {
  const pieces = linkedPieces(text, links).map((piece) => ({ ...piece, text: shown(piece.text, display) }));
  const whole = pieces.map((piece) => piece.text).join("");
  let end = 0;
  return wrap(whole, cells)
    .split("\n")
    .map((line) => {
      const start = whole.indexOf(line, end);
      end = start + line.length;
      return between(pieces, start, end, display);
    });
}

/** What stands from one place of the pieces to another. */
function between(pieces: readonly Piece[], start: number, end: number, { link }: Display): string {
  let at = 0;
  return pieces
    .map(({ text, url }) => {
      const words = text.slice(Math.max(0, start - at), Math.max(0, end - at));
      at += text.length;
      return url === undefined || link === undefined || words === "" ? words : link(words, url);
    })
    .join("");
}

type Piece = ReturnType<typeof linkedPieces>[number];
