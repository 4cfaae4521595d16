import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom/worker";
import type { Drawing } from "../figure.js";
import type { Axis } from "./scale.js";

export { Plot };

/** Room around what is plotted, in pixels. */
interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

interface PlotRequest {
  readonly width: number;
  readonly height: number;
  readonly margins: Margins;
  readonly x: Axis;
  readonly y: Axis;
  readonly marks: readonly Plot.Markish[];
}

let document: Document | undefined;

/** Axes with a light grid, and the marks on them. The same request gives the same bytes. */
export function plot({ width, height, margins, x, y, marks }: PlotRequest): Drawing {
  document ??= parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;
  const svg = Plot.plot({
    document,
    className: "plot",
    width,
    height,
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    x: scaleOf(x),
    y: scaleOf(y),
    marks: [
      Plot.gridY([...y.ticks], { stroke: "var(--rule)", strokeOpacity: 1 }),
      Plot.gridX([...x.ticks], { stroke: "var(--rule)", strokeOpacity: 1 }),
      ...axes(x, y),
      ...marks,
    ],
  });
  return { width, height, content: compact((svg as SVGElement).innerHTML) };
}

function scaleOf({ log, domain }: Axis) {
  return { type: log ? ("log" as const) : ("linear" as const), domain: [...domain], axis: null };
}

function axes(x: Axis, y: Axis): Plot.Markish[] {
  const common = { tickSize: 0, fill: "var(--quiet)", labelArrow: "none" as const };
  return [
    Plot.axisY([...y.ticks], {
      ...common,
      label: y.label,
      text: (value: number) => y.format(value),
      tickPadding: 6,
    }),
    Plot.axisX([...x.ticks], {
      ...common,
      label: x.label,
      labelAnchor: "center",
      text: (value: number) => x.format(value),
      tickPadding: 8,
    }),
  ];
}

/**
 * Without Plot's own style, which the page has once; coordinates to a hundredth of a pixel, so that the last bits of a
 * logarithm, which vary between engines, are not in the file.
 */
function compact(content: string): string {
  return content
    .replace(/<style>.*?<\/style>/s, "")
    .replaceAll(/="([^"]*)"/g, (attribute) =>
      attribute.replaceAll(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
        String(Math.round(100 * Number(number)) / 100),
      ),
    )
    .replaceAll(/ aria-label="[^"]*"| aria-hidden="[^"]*"| aria-description="[^"]*"/g, "");
}
