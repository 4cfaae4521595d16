import type { LearningCurve } from "./result.js";

/** One evaluation of one trial. */
export interface Evaluation {
  readonly epoch: number;
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly layers: readonly Readonly<Record<string, number | null>>[];
}

/** Recorded figures carry seven significant digits: what an f32 holds, and the same in the journal as in every CSV. */
export function recorded(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(7));
}

/** Evaluations in order, turned column by column. */
export function toCurve(evaluations: readonly Evaluation[]): LearningCurve {
  const columns = (rows: readonly Readonly<Record<string, number | null>>[]) =>
    Object.fromEntries(
      Object.keys(rows[0] ?? {}).map((name) => [name, rows.map((row) => recorded(row[name]))]),
    );
  const layerCount = evaluations[0]?.layers.length ?? 0;
  return {
    epochs: evaluations.map(({ epoch }) => Number(epoch.toPrecision(7))),
    metrics: columns(evaluations.map(({ metrics }) => metrics)),
    layers: Array.from({ length: layerCount }, (_, l) => columns(evaluations.map(({ layers }) => layers[l]))),
  };
}
