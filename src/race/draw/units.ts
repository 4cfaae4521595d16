import type { UnitShares } from "../messages.js";
import { contextOf } from "./canvas.js";

/** The most units of a layer that are drawn one by one. */
const MOST_UNITS = 32;

/** Draws a row a hidden layer: as many of its units as are dead are crossed out, as many as are saturated filled. */
export function unitsPicture(
  canvas: HTMLCanvasElement,
  hidden: readonly number[],
): (units: readonly UnitShares[], colour: string) => void {
  const context = contextOf(canvas);
  const rows = hidden.map((width, l) => rowOf(canvas, Math.min(MOST_UNITS, width), l, hidden.length));
  let drawn = "";
  return (units, colour) => {
    const counts = units.map(({ dead, saturated }, l) =>
      [dead, saturated].map((part) => Math.round(part * rows[l].count)),
    );
    const state = `${colour} ${counts.join(" ")}`;
    if (state === drawn) return;
    drawn = state;
    const [outlines, fillings] = [new Path2D(), new Path2D()];
    for (const [l, [dead, saturated]] of counts.entries()) {
      const { count, xOf, y, radius } = rows[l];
      for (let u = 0; u < count; u++) {
        if (u < dead) cross(outlines, xOf(u), y, radius);
        else circle(u >= count - saturated ? fillings : outlines, xOf(u), y, radius);
      }
    }
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = 1.6;
    context.stroke(outlines);
    context.fill(fillings);
  };
}

/** Where the units of a layer stand. */
function rowOf({ width, height }: HTMLCanvasElement, count: number, layer: number, layers: number) {
  return {
    count,
    xOf: (unit: number): number => ((unit + 0.5) * width) / count,
    y: ((layer + 0.5) * height) / layers,
    radius: Math.min(7, width / count / 2.6, height / layers / 2.6),
  };
}

function cross(path: Path2D, x: number, y: number, radius: number): void {
  path.moveTo(x - radius, y - radius);
  path.lineTo(x + radius, y + radius);
  path.moveTo(x + radius, y - radius);
  path.lineTo(x - radius, y + radius);
}

function circle(path: Path2D, x: number, y: number, radius: number): void {
  path.moveTo(x + radius, y);
  path.arc(x, y, radius, 0, 2 * Math.PI);
}
