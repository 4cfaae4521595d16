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

/** Rows of named values, turned into named columns. */
function columns(
  rows: readonly Readonly<Record<string, number | null>>[],
): Record<string, (number | null)[]> {
  return Object.fromEntries(
    Object.keys(rows[0] ?? {}).map((name) => [name, rows.map((row) => recorded(row[name]))]),
  );
}

/** Evaluations in order, turned column by column. */
export function toCurve(evaluations: readonly Evaluation[]): LearningCurve {
  const layerCount = evaluations[0]?.layers.length ?? 0;
  return {
    epochs: evaluations.map(({ epoch }) => Number(epoch.toPrecision(7))),
    metrics: columns(evaluations.map(({ metrics }) => metrics)),
    layers: Array.from({ length: layerCount }, (_, l) => columns(evaluations.map(({ layers }) => layers[l]))),
  };
}
