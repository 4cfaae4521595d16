import type { Bounds } from "../../../stats/index.js";
import type { Drawing } from "../figure.js";
import { labelRoom, labelText } from "./labels.js";
import { plot, Plot } from "./plot.js";
import { linear, position, type Axis } from "./scale.js";

/** An estimate with its interval; bounds beyond the axis are drawn as arrows. */
export interface Interval {
  readonly label: string;
  readonly className: string;
  readonly colour: string;
  readonly estimate: Bounds | null;
  readonly interval: Bounds | null;
  /** Stands at the right: "3.1 (2.6–3.7)". */
  readonly text: string;
  /** Said when it is pointed at. */
  readonly tooltip: string;
}

interface IntervalChart {
  readonly rows: readonly Interval[];
  readonly x: Axis;
  /** Values worth a line: 1, and the ratio that was claimed. */
  readonly landmarks: readonly { readonly value: number; readonly label: string }[];
}

/** How wide the axis alone is, in pixels. */
const WIDTH = 290;
const ROW = 24;
const LONGEST_LABEL = 54;
/** Landmarks nearer to each other than this are named one above the other. */
const CLOSE = 110;

/** A forest plot: a row for each interval. */
export function intervalChart({ rows, x, landmarks }: IntervalChart): Drawing {
  const margins = {
    top: landmarks.length > 1 ? 40 : 26,
    right: 190,
    bottom: 40,
    left: labelRoom(rows, LONGEST_LABEL),
  };
  const [width, height] = [
    margins.left + WIDTH + margins.right,
    margins.top + ROW * rows.length + margins.bottom,
  ];
  const y = linear("", [rows.length, 0], []);
  const shown = landmarks.filter(({ value }) => value >= x.domain[0] && value <= x.domain[1]);
  const drawing = plot({
    width,
    height,
    margins,
    x,
    y,
    marks: [
      Plot.ruleX(
        shown.map(({ value }) => value),
        { stroke: "var(--quiet)", strokeDasharray: "3,3" },
      ),
      ...rows.flatMap((row, i) => intervalMarks(row, i + 0.5, x)),
    ],
  });
  const pixelOf = (value: number) => margins.left + WIDTH * position(x, value);
  const heads = shown.map(({ value, label }, i) => {
    const isClose = i > 0 && Math.abs(pixelOf(value) - pixelOf(shown[i - 1].value)) < CLOSE;
    return `<text x="${pixelOf(value).toFixed(1)}" y="${margins.top - (isClose ? 25 : 9)}" text-anchor="middle" fill="var(--quiet)">${labelText(label, 24)}</text>`;
  });
  const texts = rows.map(({ label, className, text }, i) => {
    const at = margins.top + ROW * (i + 0.5);
    return (
      `<g class="${className}"><text x="${margins.left - 10}" y="${at}" dy="0.35em" text-anchor="end" fill="var(--ink)">${labelText(label, LONGEST_LABEL)}</text>` +
      `<text x="${width - margins.right + 10}" y="${at}" dy="0.35em" text-anchor="start" fill="var(--ink)">${labelText(text, 30)}</text></g>`
    );
  });
  return { ...drawing, content: drawing.content + heads.join("") + texts.join("") };
}

function intervalMarks(row: Interval, y: number, { domain: [from, to] }: Axis): Plot.Markish[] {
  const { className, colour, estimate, interval, tooltip } = row;
  const clamp = (value: number) => Math.min(to, Math.max(from, value));
  const title = () => tooltip;
  const marks: Plot.Markish[] = [];
  if (interval !== null) {
    const { lower, upper } = interval;
    marks.push(
      Plot.ruleY([{ low: clamp(lower), high: clamp(upper) }], {
        x1: "low",
        x2: "high",
        y: () => y,
        stroke: colour,
        strokeWidth: 3,
        strokeOpacity: 0.75,
        className,
        title,
      }),
    );
    if (lower < from) marks.push(arrow(from, y, -90, colour, className));
    if (upper > to) marks.push(arrow(to, y, 90, colour, className));
  }
  if (estimate !== null && estimate.lower === estimate.upper && Number.isFinite(estimate.lower)) {
    marks.push(
      Plot.dot([clamp(estimate.lower)], { x: (d) => d, y: () => y, r: 5, fill: colour, className, title }),
    );
  }
  return marks;
}

const arrow = (x: number, y: number, rotate: number, colour: string, className: string): Plot.Markish =>
  Plot.dot([x], { x: (d) => d, y: () => y, r: 5, symbol: "triangle", rotate, fill: colour, className });
