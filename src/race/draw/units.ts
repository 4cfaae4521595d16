import type { UnitShares } from "../messages.js";
import { contextOf } from "./canvas.js";

/** The most units of a layer that are drawn one by one. */
const MOST_UNITS = 32;

/** A row a hidden layer: as many of its units as are dead are crossed out, as many as are saturated filled. */
export function drawUnits(
  canvas: HTMLCanvasElement,
  units: readonly UnitShares[],
  hidden: readonly number[],
  colour: string,
): void {
  const context = contextOf(canvas);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1.6;
  const [outlines, fillings] = [new Path2D(), new Path2D()];
  for (const [l, { dead, saturated }] of units.entries()) {
    const count = Math.min(MOST_UNITS, hidden[l]);
    const y = ((l + 0.5) * canvas.height) / units.length;
    const radius = Math.min(7, canvas.width / count / 2.6, canvas.height / units.length / 2.6);
    for (let u = 0; u < count; u++) {
      const x = ((u + 0.5) * canvas.width) / count;
      if (u < Math.round(dead * count)) cross(outlines, x, y, radius);
      else circle(u >= count - Math.round(saturated * count) ? fillings : outlines, x, y, radius);
    }
  }
  context.stroke(outlines);
  context.fill(fillings);
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
