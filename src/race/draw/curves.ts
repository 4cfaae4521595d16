import { keptIn } from "../../kept.js";
import type { GroupNews } from "../messages.js";
import { colourNow, contextOf, scale } from "./canvas.js";

/** Losses beyond these lie on the edge. */
const [LEAST, MOST] = [0.001, 10];
const MARKS = [0.01, 0.1, 1];

interface Curve {
  readonly epochs: number[];
  readonly losses: number[];
  /** How many of its evaluations have been drawn. */
  drawn: number;
}

/** Training losses by seed on a logarithmic scale; a frame draws what is new alone. */
interface CurvePlot {
  add(trials: GroupNews["trials"]): void;
  draw(colour: string): void;
  /** Draws all of it with the next frame, as when the colours have changed. */
  forget(): void;
}

export function curvePlot(canvas: HTMLCanvasElement, epochs: number): CurvePlot {
  const context = contextOf(canvas);
  const toX = scale([0, epochs], 4, canvas.width - 4);
  const toLog = scale([Math.log(LEAST), Math.log(MOST)], canvas.height - 4, 4);
  const toY = (loss: number): number => toLog(Math.log(Math.max(LEAST, Math.min(MOST, loss))));
  const curves = new Map<number, Curve>();
  let isEmpty = true;

  const drawGrid = (): void => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.strokeStyle = colourNow("rule");
    context.fillStyle = colourNow("quiet");
    context.font = "22px system-ui, sans-serif";
    context.lineWidth = 1;
    for (const loss of MARKS) {
      const y = Math.round(toY(loss)) + 0.5;
      context.strokeRect(0, y, canvas.width, 0);
      context.fillText(String(loss), 4, y - 4);
    }
  };
  const drawNew = (curve: Curve): void => {
    context.beginPath();
    for (let i = Math.max(0, curve.drawn - 1); i < curve.epochs.length; i++) {
      if (Number.isFinite(curve.losses[i])) context.lineTo(toX(curve.epochs[i]), toY(curve.losses[i]));
    }
    context.stroke();
    curve.drawn = curve.epochs.length;
  };

  return {
    add(trials) {
      for (const { seed, epochs: at, losses } of trials) {
        const curve = keptIn(curves, seed, () => ({ epochs: [], losses: [], drawn: 0 }));
        curve.epochs.push(...at);
        curve.losses.push(...losses);
      }
    },
    draw(colour) {
      if (isEmpty) drawGrid();
      isEmpty = false;
      context.strokeStyle = colour;
      context.lineWidth = 2;
      context.lineJoin = "round";
      for (const curve of curves.values()) if (curve.drawn < curve.epochs.length) drawNew(curve);
    },
    forget() {
      isEmpty = true;
      for (const curve of curves.values()) curve.drawn = 0;
    },
  };
}
