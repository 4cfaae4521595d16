import type { Fit } from "../messages.js";
import { colourNow, contextOf, scale } from "./canvas.js";

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
