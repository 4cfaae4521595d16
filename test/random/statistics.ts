/** χ² of counts against equal expectations. */
export function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((a, b) => a + b) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** √n · the largest distance between the sample's distribution and `cdf`; above 1.95 with probability 0.001. */
export function kolmogorov(sample: readonly number[], cdf: (x: number) => number): number {
  const n = sample.length;
  const distances = sample
    .toSorted((a, b) => a - b)
    .map((x, i) => Math.max(cdf(x) - i / n, (i + 1) / n - cdf(x)));
  return Math.sqrt(n) * Math.max(...distances);
}

export function mean(sample: readonly number[]): number {
  return sample.reduce((a, b) => a + b, 0) / sample.length;
}

/** Pearson's correlation; of independent samples about normal with SD 1 / √n. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = mean(a.map((x, i) => (x - meanA) * (b[i] - meanB)));
  const varianceA = mean(a.map((x) => (x - meanA) ** 2));
  const varianceB = mean(b.map((x) => (x - meanB) ** 2));
  return covariance / Math.sqrt(varianceA * varianceB);
}

export function draws<T>(n: number, draw: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => draw(i));
}
