import type { LineStyle } from "../colours.js";
import { escaped, shortened } from "../markup.js";

/** A line's end in pixels, to be labelled. */
interface LineEnd {
  readonly label: string;
  readonly look: LineStyle;
  readonly x: number;
  readonly y: number;
}

const LINE_HEIGHT = 15;
const LONGEST = 18;
/** About what a character of a label takes; a wide one (Hangul, an emoji) takes two. */
const CHARACTER = 7;
const BEFORE_LABEL = 26;

const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1), 0);

/** The margin that labels of the lines take, in pixels. */
export function labelRoom(lines: readonly { readonly label: string }[], longest = LONGEST): number {
  const widest = Math.max(0, ...lines.map(({ label }) => widthOf(shortened(label, longest))));
  return Math.min(20 + 8 * longest, BEFORE_LABEL + CHARACTER * widest);
}

/**
 * A name beside each line's end, no two on top of each other, each joined to its line by a thread of its colour. Names
 * are in the colour of text, so that all can be read.
 */
export function endLabels(
  ends: readonly LineEnd[],
  { right, top, bottom }: { readonly right: number; readonly top: number; readonly bottom: number },
): string {
  const places = spread(
    ends.map(({ y }) => y),
    LINE_HEIGHT,
    top,
    bottom,
  );
  return ends
    .map(({ label, look, x, y }, i) => {
      const at = places[i].toFixed(1);
      // A line that ends early has a hint of dots to its name, which nobody takes for the line.
      const dash = right - x > 12 ? "1,5" : look.dash;
      const dashes = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
      return (
        `<g class="end ${look.className}"><path d="M${x.toFixed(1)},${y.toFixed(1)}L${right + 6},${at}h13" fill="none" stroke="${look.colour}" stroke-width="1.2"${dashes}/>` +
        `<text x="${right + 22}" y="${at}" dy="0.32em" text-anchor="start" fill="var(--ink)">${labelText(label)}</text></g>`
      );
    })
    .join("");
}

/** A name, shortened; the whole one is its tooltip. */
export function labelText(label: string, length = LONGEST): string {
  const short = shortened(label, length);
  return escaped(short) + (short === label ? "" : `<title>${escaped(label)}</title>`);
}

/**
 * The wanted places moved apart as little as needed, so that two neighbours are `gap` or more apart and all lie between
 * the ends. Where there is no room for all, they are spread evenly.
 */
function spread(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const step = Math.min(gap, wanted.length > 1 ? (to - from) / (wanted.length - 1) : gap);
  const order = wanted.map((_, i) => i).toSorted((a, b) => wanted[a] - wanted[b] || a - b);
  const places: number[] = [];
  for (const [k, i] of order.entries()) {
    places[i] = Math.max(wanted[i], k === 0 ? from : places[order[k - 1]] + step);
  }
  let ceiling = to;
  for (const i of order.toReversed()) {
    places[i] = Math.min(places[i], ceiling);
    ceiling = places[i] - step;
  }
  return places;
}
