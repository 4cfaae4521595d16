import { programOf } from "../../../activations/resolve.js";
import { sampleActivation } from "../../../activations/sample.js";
import type { ResultRow } from "../../../analysis/result-rows.js";
import { HISTOGRAM } from "../../../trial/portrait.js";
import { share } from "../../../words/index.js";
import { plot, Plot } from "../draw/plot.js";
import { labelText } from "../draw/labels.js";
import { linear } from "../draw/scale.js";
import { oneFigure, type Drawing } from "../figure.js";
import type { View } from "../view.js";
import { ACTIVATION, conditionTable, nameIn } from "./common.js";
import { portrayed } from "./portraits.js";

/** Panels that are worth a page. */
const MOST_PANELS = 60;
/** What of the pre-activations is drawn; the rest is counted at the edges. */
const REACH = 6;
const [LOWEST, HIGHEST] = [-1.6, 3];
const STEP = 1 / 20;

export const activationInputs = oneFigure("activation-inputs", (view) => {
  const { conditions, rows, note, panels } = portrayed(view, MOST_PANELS, hasInputs, (row, name) => {
    const histogram = counts(row);
    return {
      alt: `${name}: f and f′ over the histogram of its inputs, of which ${share(shareBetween(histogram, -Infinity, 0))} are negative and ${share(shareBetween(histogram, -2, 2))} within ±2.`,
      drawing: draw(row, histogram, view),
    };
  });
  if (rows.length === 0) return undefined;
  const between = (from: number, to: number) => (row: ResultRow) =>
    share(shareBetween(counts(row), from, to));
  return {
    title: "Each activation over the inputs it really saw",
    caption: captionOf(rows, view),
    notes: [
      "Bars: how often each pre-activation z occurred in the trained network of the first seed, over all its hidden layers and up to 128 training rows. Solid: f(z). Dashed: f′(z); where it is near 0 over tall bars, little is learned. With several inputs, f along the first of them.",
      ...note,
    ],
    panels,
    table: conditionTable(view, "Pre-activations of the trained networks", conditions, [
      ACTIVATION,
      ["z < −2", "right", between(-Infinity, -2)],
      ["−2 ≤ z < 0", "right", between(-2, 0)],
      ["0 ≤ z < 2", "right", between(0, 2)],
      ["z ≥ 2", "right", between(2, Infinity)],
    ]),
  };
});

const hasInputs = ({ portrait, spec }: ResultRow): boolean =>
  portrait !== undefined && spec.hidden.length > 0;

/** Over all layers: below the bins, in each of them, and above. */
function counts({ portrait }: ResultRow): number[] {
  const layers = portrait?.preActivations ?? [];
  return Array.from({ length: HISTOGRAM.bins + 2 }, (_, bin) =>
    layers.reduce((total, layer) => total + layer[bin], 0),
  );
}

const BIN = (2 * HISTOGRAM.reach) / HISTOGRAM.bins;
/** Where a bin begins; the one before the first begins at −∞. */
const binStart = (bin: number): number => (bin === 0 ? -Infinity : -HISTOGRAM.reach + (bin - 1) * BIN);

function shareBetween(histogram: readonly number[], from: number, to: number): number {
  const total = histogram.reduce((all, count) => all + count, 0);
  const inside = histogram.reduce(
    (all, count, bin) => (binStart(bin) >= from && binStart(bin) < to ? all + count : all),
    0,
  );
  return total === 0 ? 0 : inside / total;
}

function captionOf(rows: readonly ResultRow[], view: View): string {
  const negative = rows.map((row) => ({ row, share: shareBetween(counts(row), -Infinity, 0) }));
  const most = negative.reduce((a, b) => (b.share > a.share ? b : a));
  return `The inputs that training settles on differ: ${nameIn(most.row, view)} sees the most negative ones, ${share(most.share)} of them below 0.`;
}

function draw({ spec }: ResultRow, histogram: readonly number[], view: View): Drawing {
  const [layer] = spec.activation.layers;
  const { colour } = view.lineStyleOf(spec.activation.label);
  const { value, slope } = graphs(layer);
  const total = histogram.reduce((all, count) => all + count, 0);
  const tallest = Math.max(...histogram.slice(1, -1), 1);
  const bars = histogram.slice(1, -1).flatMap((count, i) => {
    const x1 = binStart(i + 1);
    if (count === 0 || x1 < -REACH || x1 >= REACH) return [];
    return [{ x1, x2: x1 + BIN, y: LOWEST + ((HIGHEST - LOWEST) * 0.8 * count) / tallest }];
  });
  const [width, height] = [250, 200];
  const margins = { top: 8, right: 8, bottom: 24, left: 26 };
  const drawing = plot({
    width,
    height,
    margins,
    x: linear("", [-REACH, REACH], [-6, -4, -2, 0, 2, 4, 6], minus),
    y: linear("", [LOWEST, HIGHEST], [-1, 0, 1, 2, 3], minus),
    marks: [
      Plot.rect(bars, { x1: "x1", x2: "x2", y1: () => LOWEST, y2: "y", fill: "var(--bars)" }),
      Plot.line(slope, {
        x: "x",
        y: "y",
        z: "run",
        stroke: colour,
        strokeWidth: 1.6,
        strokeDasharray: "3,3",
      }),
      Plot.line(value, { x: "x", y: "y", z: "run", stroke: colour, strokeWidth: 2.4 }),
    ],
  });
  const beyond = [shareBetween(histogram, -Infinity, -REACH), shareBetween(histogram, REACH, Infinity)];
  const marks = beyond.map((part, side) =>
    part * total < 1
      ? ""
      : `<text x="${side === 0 ? margins.left + 3 : width - margins.right - 3}" y="${margins.top + 11}" text-anchor="${side === 0 ? "start" : "end"}" fill="var(--quiet)" font-size="11">${labelText(side === 0 ? `← ${share(part)}` : `${share(part)} →`)}</text>`,
  );
  return { ...drawing, content: drawing.content + marks.join("") };
}

const minus = (value: number): string => String(value).replace("-", "−");

/** f and f′ as far as they lie within the panel; a new run begins where a curve comes back. */
function graphs(layer: Parameters<typeof sampleActivation>[0]) {
  const { inputs } = programOf(layer);
  const points = Math.round((2 * REACH) / STEP) + 1;
  const at = (i: number) => -REACH + i * STEP;
  const z = Float64Array.from({ length: points * inputs }, (_, i) => (i % inputs === 0 ? at(i / inputs) : 0));
  const { value, derivative } = sampleActivation(layer, z);
  const curve = (valueAt: (i: number) => number) => {
    let run = 0;
    const kept: { x: number; y: number; run: number }[] = [];
    for (let i = 0; i < points; i++) {
      const y = valueAt(i);
      if (y >= LOWEST && y <= HIGHEST) kept.push({ x: at(i), y, run });
      else if (kept.at(-1)?.run === run) run += 1;
    }
    return kept;
  };
  return { value: curve((i) => value[i]), slope: curve((i) => derivative[i * inputs]) };
}
