import type { LearningCurve } from "./result.js";

/** One evaluation of one trial. */
export interface Evaluation {
  readonly epoch: number;
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly layers: readonly Readonly<Record<string, number | null>>[];
}

/** Recorded figures carry seven significant digits: about what an f32 holds, and the same in the journal as in every CSV. */
export function recorded(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(7));
}

/** A learning curve under way. */
interface GrowingCurve {
  readonly curve: LearningCurve;
  add(evaluation: Evaluation): void;
}

/** An empty curve; its columns grow in place, so that evaluations need not be kept. */
export function growingCurve(): GrowingCurve {
  const epochs: number[] = [];
  const metrics: Columns = {};
  const layers: Columns[] = [];
  return {
    curve: { epochs, metrics, layers },
    add(evaluation) {
      epochs.push(Number(evaluation.epoch.toPrecision(7)));
      append(metrics, evaluation.metrics);
      for (const [l, row] of evaluation.layers.entries()) append((layers[l] ??= {}), row);
    },
  };
}

type Columns = Record<string, (number | null)[]>;

function append(columns: Columns, row: Readonly<Record<string, number | null>>): void {
  for (const [name, value] of Object.entries(row)) (columns[name] ??= []).push(recorded(value));
}
