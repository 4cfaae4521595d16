import type { Confusion, Squares } from "../metrics/definition.js";

/** What the predictions of one lane on one part come to, gathered chunk by chunk. */
export interface Tally {
  readonly confusion: Confusion;
  readonly squares: Squares;
  /** @param outputs `(rows, classes)` logits, or `(rows)` values, of the rows that follow those added before */
  add(outputs: Float64Array): void;
}

/** @param targets `(rows)` class indices. */
export function tallyClasses(targets: Float64Array, classes: number): Tally {
  const counts = new Uint32Array(classes * classes);
  let row = 0;
  return {
    confusion: { classes, counts },
    squares: { residual: 0, total: 0 },
    add(outputs) {
      for (let at = 0; at < outputs.length; at += classes, row += 1) {
        counts[targets[row] * classes + largest(outputs, at, classes)] += 1;
      }
    },
  };
}

/** The first of the largest, as the losses count right answers. */
function largest(outputs: Float64Array, at: number, classes: number): number {
  let best = 0;
  for (let c = 1; c < classes; c += 1) if (outputs[at + c] > outputs[at + best]) best = c;
  return best;
}

/** @param targets `(rows)` values. */
export function tallyValues(targets: Float64Array): Tally {
  const mean = targets.reduce((sum, value) => sum + value, 0) / targets.length;
  const squares = { residual: 0, total: targets.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
  let row = 0;
  return {
    confusion: { classes: 0, counts: new Uint32Array(0) },
    squares,
    add(outputs) {
      for (const output of outputs) squares.residual += (output - targets[row++]) ** 2;
    },
  };
}
