import type { Kernel } from "../kernel.js";

/** Reductions for metrics: x (rows, columns) or (length), what is told by column (columns), sums (1) or (2). */
export const reductions = {
  /** sums[c] += Σ_rows x[r, c] */
  columnSum(x, sums, rows, columns) {
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) sums[c] += x[r * columns + c];
    }
  },

  /** Σ_rows x[r, c], its mean over the rows, Σ_rows |x[r, c]| and Σ_rows |x[r, c] − mean| */
  columnActivity(x, totals, means, sizes, deviations, rows, columns) {
    for (let c = 0; c < columns; c++) {
      let [total, size, deviation] = [0, 0, 0];
      for (let r = 0; r < rows; r++) {
        total += x[r * columns + c];
        size += Math.abs(x[r * columns + c]);
      }
      const mean = total / rows;
      for (let r = 0; r < rows; r++) deviation += Math.abs(x[r * columns + c] - mean);
      totals[c] = total;
      means[c] = mean;
      sizes[c] = size;
      deviations[c] = deviation;
    }
  },

  /** max_rows |x[r, c]| and how many of the rows have |x[r, c]| < threshold; NaN is neither. */
  columnSteepness(x, threshold, largest, below, rows, columns) {
    for (let c = 0; c < columns; c++) {
      let [most, count] = [0, 0];
      for (let r = 0; r < rows; r++) {
        const size = Math.abs(x[r * columns + c]);
        if (size > most) most = size;
        if (size < threshold) count++;
      }
      largest[c] = most;
      below[c] = count;
    }
  },

  /** sums[0] += Σ x² */
  sumSquares(x, sums, length) {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += x[i] * x[i];
    sums[0] += sum;
  },

  /** Over rows with a non-zero: sums[0] += Σ max(n₊, n₋) / (n₊ + n₋), sums[1] += how many such rows. */
  signAgreement(x, sums, rows, columns) {
    for (let r = 0; r < rows; r++) {
      let positive = 0;
      let negative = 0;
      for (let c = 0; c < columns; c++) {
        const value = x[r * columns + c];
        if (value > 0) positive++;
        else if (value < 0) negative++;
      }
      if (positive + negative === 0) continue;
      sums[0] += Math.max(positive, negative) / (positive + negative);
      sums[1]++;
    }
  },

  /** sums[0] = cosine of the angle between (p1 − p0) and (p2 − p1); NaN where either is zero. */
  updateCosine(p0, p1, p2, sums, length) {
    let dot = 0;
    let first = 0;
    let second = 0;
    for (let i = 0; i < length; i++) {
      const u = p1[i] - p0[i];
      const v = p2[i] - p1[i];
      dot += u * v;
      first += u * u;
      second += v * v;
    }
    sums[0] = dot / (Math.sqrt(first) * Math.sqrt(second));
  },
} satisfies Partial<Kernel<Float64Array>>;
