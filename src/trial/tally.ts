import type { Task } from "../datasets/definition.js";
import type { PartSums } from "../metrics/definition.js";
import type { Kernel } from "../nn/kernel.js";
import type { Part } from "./data.js";

/** Gathers what the predictions on one part come to, chunk by chunk. */
interface Tally<B> {
  /** Begins anew. */
  clear(): void;
  /** @param outputs `(rows, classes)` logits, or `(rows)` values, of the part's rows from `start` on */
  add(outputs: B, start: number, rows: number): void;
  /** What one lane's come to. */
  of(lane: number): Pick<PartSums, "confusion" | "squares">;
}

/** @param width outputs of the network */
export const createTally = <B>(kernel: Kernel<B>, task: Task, part: Part<B>, width: number): Tally<B> =>
  task === "classification" ? tallyClasses(kernel, part, width) : tallyValues(kernel, part);

function tallyClasses<B>(kernel: Kernel<B>, part: Part<B>, classes: number): Tally<B> {
  const cells = classes * classes;
  const counts = kernel.allocate(cells);
  return {
    clear: () => kernel.zero(counts, cells),
    add(outputs, start, rows) {
      kernel.countConfusion(outputs, kernel.slice(part.targets, start), counts, rows, classes);
    },
    of: (lane) => ({
      confusion: { classes, counts: kernel.read(counts, lane, cells) },
      squares: { residual: 0, total: 0 },
    }),
  };
}

/** In double precision, against the values before they were rounded to the kernel's. */
function tallyValues<B>(kernel: Kernel<B>, { answers }: Part<B>): Tally<B> {
  const confusion = { classes: 0, counts: [] };
  const totals = answers.map(sumOfSquares);
  const residuals = new Float64Array(kernel.lanes);
  return {
    clear: () => residuals.fill(0),
    add(outputs, start, rows) {
      for (const [lane, values] of answers.entries()) {
        const predictions = kernel.read(outputs, lane, rows);
        for (let row = 0; row < rows; row += 1) {
          residuals[lane] += (predictions[row] - values[start + row]) ** 2;
        }
      }
    },
    of: (lane) => ({ confusion, squares: { residual: residuals[lane], total: totals[lane] } }),
  };
}

/** Σ (value − mean)² */
function sumOfSquares(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
