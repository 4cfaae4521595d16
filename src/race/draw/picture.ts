import { classColour, pointColour, valueColour, type Rgba } from "../../reports/html/colours.js";
import { LEVELS, regionPoints, type Regions } from "../../trial/portrait.js";
import type { Fit } from "../messages.js";
import { colourNow, contextOf, scale } from "./canvas.js";

/** Draws the most probable class of every place, the paler the less sure (of a regression, low is blue), and training rows. */
export function regionsPicture(canvas: HTMLCanvasElement): (regions: Regions) => void {
  const context = contextOf(canvas);
  const cells = new OffscreenCanvas(1, 1);
  const { width, height } = canvas;
  return (regions) => {
    paintCells(cells, regions);
    context.clearRect(0, 0, width, height);
    context.drawImage(cells, 0, 0, width, height);
    context.strokeStyle = colourNow("paper");
    for (const { x, y, group } of regionPoints(regions)) {
      context.fillStyle = pointColour(group);
      context.beginPath();
      context.arc(x * width, (1 - y) * height, 3.5, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
  };
}

/** A pixel a cell; the grid's first row is the lowest, an image's the highest. */
function paintCells(cells: OffscreenCanvas, { size, classes, levels }: Regions): void {
  if (cells.width !== size) cells.width = cells.height = size;
  const context = cells.getContext("2d") as OffscreenCanvasRenderingContext2D;
  const image = context.createImageData(size, size);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < size * size; i++) {
    const level = LEVEL.get(levels[i]) ?? 0;
    const group = classes === undefined ? VALUES : (LEVEL.get(classes[i]) ?? 0);
    pixels[(size - 1 - Math.floor(i / size)) * size + (i % size)] = pixelOf(group, level);
  }
  context.putImageData(image, 0, 0);
}

/** What a digit of a portrait stands for. */
const LEVEL: ReadonlyMap<string, number> = new Map(
  Array.from({ length: LEVELS }, (_, level) => [level.toString(LEVELS), level]),
);

/** In place of a class: a regression's values. */
const VALUES = LEVELS;

const pixelOf = (group: number, level: number): number => PIXELS[group * LEVELS + level];

/** The pixel of each class and level, and of each level of a value, in the order of the machine's bytes. */
const PIXELS = Uint32Array.from({ length: (LEVELS + 1) * LEVELS }, (_, i) => {
  const [group, share] = [Math.floor(i / LEVELS), (i % LEVELS) / (LEVELS - 1)];
  const colour: Rgba = group === VALUES ? valueColour(share) : classColour(group, share);
  return new Uint32Array(Uint8Array.from(colour).buffer)[0];
});

/** The rows as dots, and the network's function through them. */
export function drawFit(canvas: HTMLCanvasElement, { x, y, answers }: Fit, colour: string): void {
  const context = contextOf(canvas);
  const toX = scale([Math.min(...x), Math.max(...x)], 6, canvas.width - 6);
  const toY = scale([Math.min(...y), Math.max(...y)], canvas.height - 20, 20);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = colourNow("quiet");
  for (const [i, value] of x.entries()) context.fillRect(toX(value) - 1.5, toY(y[i]) - 1.5, 3, 3);
  context.strokeStyle = colour;
  context.lineWidth = 3;
  context.beginPath();
  for (const [i, value] of answers.entries()) context.lineTo(toX(x[i]), toY(value));
  context.stroke();
}
