import type { LineStyle } from "../colours.js";
import { present } from "../../../words/index.js";
import type { Drawing } from "../figure.js";
import { endLabels, labelRoom } from "./labels.js";
import { plot, Plot } from "./plot.js";
import { position, type Axis } from "./scale.js";

export interface LinePoint {
  readonly x: number;
  readonly y: number;
  /** The ends of a band around the line. */
  readonly low?: number;
  readonly high?: number;
}

export interface Line {
  readonly label: string;
  readonly look: LineStyle;
  /** At ascending x. */
  readonly points: readonly LinePoint[];
  /** Points that stand out: the rate that was chosen. */
  readonly rings?: readonly LinePoint[];
}

interface LineChart {
  readonly lines: readonly Line[];
  readonly x: Axis;
  readonly y: Axis;
  readonly width: number;
  readonly height: number;
  /** A dot at each point, for few points. */
  readonly dots?: boolean;
  /** Steps instead of slopes. */
  readonly steps?: boolean;
}

/** Lines of the activations over one pair of axes, each with its band and its name at its end. */
export function lineChart({ lines, x, y, width, height, dots, steps }: LineChart): Drawing {
  const drawn = lines.map((line) => ({
    ...line,
    points: thinned(line.points).map((point) => within(point, y)),
  }));
  const margins = { top: 22, right: labelRoom(lines), bottom: 40, left: 50 };
  const curve = steps ? "step-after" : "linear";
  const drawing = plot({
    width,
    height,
    margins,
    x,
    y,
    marks: [
      ...drawn.flatMap(({ look, points }) => bandOf(look, points)),
      ...drawn.map(({ look, points }) =>
        Plot.line(points, {
          x: "x",
          y: "y",
          curve,
          stroke: look.colour,
          strokeWidth: 2,
          strokeLinejoin: "round",
          strokeDasharray: look.dash,
          className: `line ${look.className}`,
        }),
      ),
      ...drawn.flatMap(({ look, points, rings = [] }) =>
        present([
          (dots || points.length === 1) && dotsOf(look, points),
          rings.length > 0 &&
            ringsOf(
              look,
              rings.map((ring) => within(ring, y)),
            ),
        ]),
      ),
    ],
  });
  const area = { right: width - margins.right, top: margins.top, bottom: height - margins.bottom };
  const ends = drawn.flatMap(({ label, look, points }) => {
    const last = points.at(-1);
    if (last === undefined) return [];
    const [across, up] = [position(x, last.x), position(y, last.y)];
    return {
      label,
      look,
      x: margins.left + (area.right - margins.left) * across,
      y: area.top + (area.bottom - area.top) * (1 - up),
    };
  });
  return {
    ...drawing,
    content: drawing.content + endLabels(ends, area),
    scales: [scaleText(x, margins.left, area.right), scaleText(y, area.bottom, area.top)].join(";"),
  };
}

/** "log 0.01 1 260 22": an axis with the pixels of its ends, as the page's script reads it. */
const scaleText = ({ log, domain }: Axis, from: number, to: number): string =>
  [log ? "log" : "linear", ...domain.map((end) => Number(end.toPrecision(6))), from, to].join(" ");

const dotsOf = ({ colour, className }: LineStyle, points: readonly LinePoint[]): Plot.Markish =>
  Plot.dot(points, { x: "x", y: "y", r: 3, fill: colour, className });

const ringsOf = ({ colour, className }: LineStyle, points: readonly LinePoint[]): Plot.Markish =>
  Plot.dot(points, { x: "x", y: "y", r: 6, stroke: colour, strokeWidth: 2, fill: "var(--paper)", className });

function bandOf(look: LineStyle, points: readonly LinePoint[]): Plot.Markish[] {
  const band = points.filter(({ low, high }) => low !== undefined && high !== undefined);
  if (band.length < 2) return [];
  return [
    Plot.areaY(band, {
      x: "x",
      y1: "low",
      y2: "high",
      fill: look.colour,
      fillOpacity: 0.13,
      className: `band ${look.className}`,
    }),
  ];
}

/** On a logarithmic axis nothing lies below its foot; nothing infinite lies above its top. */
function within(point: LinePoint, { domain: [from, to] }: Axis): LinePoint {
  const clamp = (value: number) => Math.min(to, Math.max(from, value));
  return {
    x: point.x,
    y: clamp(point.y),
    ...(point.low !== undefined &&
      point.high !== undefined && { low: clamp(point.low), high: clamp(point.high) }),
  };
}

/** As many points as a curve of this size can show. */
const MOST_POINTS = 90;

function thinned<T>(points: readonly T[]): readonly T[] {
  if (points.length <= MOST_POINTS) return points;
  const last = points.length - 1;
  const kept = new Set(
    Array.from({ length: MOST_POINTS }, (_, i) => Math.round((i * last) / (MOST_POINTS - 1))),
  );
  return points.filter((_, i) => kept.has(i));
}
