import { classColour, pointColour, valueColour } from "../../reports/html/region-colours.js";
import { LEVELS, type Regions } from "../../trial/portrait.js";
import { regionPoints } from "../../trial/region-points.js";
import { colourNow, contextOf } from "./canvas.js";

const digit = (text: string, at: number): number => Number.parseInt(text[at], LEVELS);

/** The most probable class of every place, the paler the less sure (of a regression, low is blue), and training rows. */
export function drawRegions(canvas: HTMLCanvasElement, regions: Regions): void {
  const context = contextOf(canvas);
  const { width, height } = canvas;
  context.clearRect(0, 0, width, height);
  context.drawImage(cellsOf(regions), 0, 0, width, height);
  context.strokeStyle = colourNow("paper");
  for (const { x, y, group } of regionPoints(regions)) {
    context.fillStyle = pointColour(group);
    context.beginPath();
    context.arc(x * width, (1 - y) * height, 3.5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

/** A pixel a cell; the grid's first row is the lowest, an image's the highest. */
function cellsOf({ size, classes, levels }: Regions): OffscreenCanvas {
  const cells = new OffscreenCanvas(size, size);
  const context = cells.getContext("2d") as OffscreenCanvasRenderingContext2D;
  const image = context.createImageData(size, size);
  for (let i = 0; i < size * size; i++) {
    const share = digit(levels, i) / (LEVELS - 1);
    const colour = classes === undefined ? valueColour(share) : classColour(digit(classes, i), share);
    image.data.set(colour, 4 * ((size - 1 - Math.floor(i / size)) * size + (i % size)));
  }
  context.putImageData(image, 0, 0);
  return cells;
}
