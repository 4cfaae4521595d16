import { mean } from "d3-array";
import { median } from "../stats/index.js";
import type { MeasuredResult } from "../trial/result.js";

/** What is kept of each hidden layer over the epochs. */
export type LayerCurveName = "dead" | "dormant" | "saturated" | "gradient_norm";

/** How the trials of a cell are put together. */
const KEPT: Readonly<Record<LayerCurveName, (values: number[]) => number | undefined>> = {
  dead: mean,
  dormant: mean,
  saturated: mean,
  gradient_norm: median,
};

/**
 * One hidden layer's health at each of a cell's evaluations: shares of units as means over the trials, the gradient's
 * norm as their median. A trial that diverged keeps its last value; null where no trial has one.
 */
export type LayerCurves = Readonly<Record<LayerCurveName, readonly (number | null)[]>>;

export function layerCurves(
  results: readonly MeasuredResult[],
  layers: number,
  evaluations: number,
): LayerCurves[] {
  return Array.from({ length: layers }, (_layer, l) => {
    const curves = Object.entries(KEPT).map(([name, combine]) => {
      const columns = results.map(({ curve }) => curve.layers[l]?.[name] ?? []);
      const values = Array.from({ length: evaluations }, (_evaluation, i) => {
        const present = columns.flatMap((column) => column[Math.min(i, column.length - 1)] ?? []);
        return present.length === 0 ? null : (combine(present) ?? null);
      });
      return [name, values] as const;
    });
    return Object.fromEntries(curves) as Record<LayerCurveName, (number | null)[]>;
  });
}
