import type { Drawing } from "../figure.js";
import type { LineStyle } from "../colours.js";
import { labelRoom, labelText } from "./labels.js";

/** An activation on the axis of mean ranks. */
interface Ranked {
  readonly label: string;
  readonly look: LineStyle;
  readonly meanRank: number;
  /** "2.25". */
  readonly text: string;
  readonly groups: readonly number[];
}

/** How wide the axis alone is, in pixels. */
const WIDTH = 330;
const [AXIS, BAR, ROW, BELOW] = [36, 10, 20, 16];
const MOST_TICKS = 12;

/**
 * The critical-difference diagram of Demšar 2006: mean ranks on an axis, and a bar over each group that was not told
 * apart, with a dot on each member (tests of pairs may leave out one between two others).
 *
 * @param items by mean rank
 */
export function criticalDifference(items: readonly Ranked[]): Drawing {
  const side = labelRoom(items.map(({ label, text }) => ({ label: `${label} ${text}` })));
  const width = WIDTH + 2 * side;
  const x = (rank: number): number => side + (WIDTH * (rank - 1)) / (items.length - 1);
  const bars = barsOf(items);
  const firstRow = AXIS + BAR * bars.length + BELOW;
  const onLeft = Math.ceil(items.length / 2);
  const names = items.map((item, i) => {
    const isLeft = i < onLeft;
    const y = firstRow + ROW * (isLeft ? i : items.length - 1 - i);
    const end = isLeft ? side - 6 : width - side + 6;
    const text = `<text x="${end + (isLeft ? -6 : 6)}" y="${y}" dy="0.35em" text-anchor="${isLeft ? "end" : "start"}" fill="var(--ink)">${labelText(item.label)} <tspan fill="var(--quiet)">${item.text}</tspan></text>`;
    return `<g class="${item.look.className}"><path d="M${pixel(x(item.meanRank))},${AXIS}V${y}H${end}" fill="none" stroke="${item.look.colour}" stroke-width="1.5"/>${text}</g>`;
  });
  const groups = bars.map((members, i) => {
    const y = AXIS + BAR * (i + 1);
    const places = members.map(({ meanRank }) => pixel(x(meanRank)));
    const dots = places.map((at) => `<circle cx="${at}" cy="${y}" r="3.5"/>`).join("");
    return `<g fill="var(--ink)"><path d="M${places[0]},${y}H${places[places.length - 1]}" stroke="var(--ink)" stroke-width="3"/>${dots}</g>`;
  });
  return {
    width,
    height: firstRow + ROW * onLeft,
    content: axis(items.length, x) + names.join("") + groups.join(""),
  };
}

/** The members of each group of two or more. */
function barsOf(items: readonly Ranked[]): Ranked[][] {
  const numbers = [...new Set(items.flatMap(({ groups }) => groups))];
  return numbers
    .map((group) => items.filter(({ groups }) => groups.includes(group)))
    .filter((members) => members.length > 1);
}

function axis(count: number, x: (rank: number) => number): string {
  const step = Math.ceil(count / MOST_TICKS);
  const ticks = Array.from({ length: Math.ceil(count / step) }, (_, i) => 1 + i * step);
  const marks = ticks.map(
    (rank) =>
      `<path d="M${pixel(x(rank))},${AXIS}v-6" stroke="var(--quiet)"/><text x="${pixel(x(rank))}" y="${AXIS - 11}" text-anchor="middle" fill="var(--quiet)">${rank}</text>`,
  );
  return `<path d="M${pixel(x(1))},${AXIS}H${pixel(x(count))}" stroke="var(--quiet)"/>${marks.join("")}<text x="${pixel(x((1 + count) / 2))}" y="11" text-anchor="middle" fill="var(--quiet)">mean rank</text>`;
}

const pixel = (value: number): number => Math.round(100 * value) / 100;
