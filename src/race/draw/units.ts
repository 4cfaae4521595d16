import type { UnitHealth } from "../../trial/health.js";
import { contextOf } from "./canvas.js";

/** The most marks of a layer; where it has more units, one mark stands for several that follow each other. */
const MOST_MARKS = 32;

/** How finely a mark shows its saturation. */
const LEVELS = 4;

/** A mark: crossed out where its units are dead, else filled as far as they are saturated, from 0 to `LEVELS`. */
export type Mark = "dead" | number;

/** The marks of a layer's units, first to last. */
export function marksOf({ dead, saturated }: UnitHealth): Mark[] {
  const count = Math.min(MOST_MARKS, dead.length);
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [i, i + 1].map((place) => Math.round((place * dead.length) / count));
    if (dead.slice(from, to).every((share) => share === 1)) return "dead";
    const sum = saturated.slice(from, to).reduce((total, share) => total + share, 0);
    return Math.round((LEVELS * sum) / (to - from));
  });
}

/** Draws a row for each hidden layer, its units as marks: where they stand they stay, so that one sees which of them die. */
export function unitsPicture(
  canvas: HTMLCanvasElement,
  hidden: readonly number[],
): (units: readonly UnitHealth[], colour: string) => void {
  const context = contextOf(canvas);
  const rows = hidden.map((width, l) => rowOf(canvas, Math.min(MOST_MARKS, width), l, hidden.length));
  let drawn = "";
  return (units, colour) => {
    const marks = units.map(marksOf);
    const state = `${colour} ${marks.join(" ")}`;
    if (state === drawn) return;
    drawn = state;
    const outlines = new Path2D();
    const fillings = Array.from({ length: LEVELS + 1 }, () => new Path2D());
    for (const [l, layer] of marks.entries()) {
      const { xOf, y, radius } = rows[l];
      for (const [i, mark] of layer.entries()) {
        if (mark === "dead") cross(outlines, xOf(i), y, radius);
        else for (const path of [outlines, fillings[mark]]) circle(path, xOf(i), y, radius);
      }
    }
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = 1.6;
    context.stroke(outlines);
    for (const [level, path] of fillings.entries()) {
      context.globalAlpha = level / LEVELS;
      context.fill(path);
    }
    context.globalAlpha = 1;
  };
}

/** Where the marks of a layer stand. */
function rowOf({ width, height }: HTMLCanvasElement, count: number, layer: number, layers: number) {
  return {
    xOf: (mark: number): number => ((mark + 0.5) * width) / count,
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
