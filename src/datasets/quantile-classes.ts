/**
 * Cuts scores into classes at their quantiles: the lowest n / classes scores are class 0, and so on. All classes are
 * equally large, but the last, which takes the remainder.
 */
export function quantileClasses(scores: Float64Array, classes: number): Float64Array {
  const order = Int32Array.from(scores.keys()).toSorted((a, b) => scores[a] - scores[b] || a - b);
  const size = Math.floor(scores.length / classes);
  const targets = new Float64Array(scores.length);
  for (const [rank, row] of order.entries()) targets[row] = Math.min(Math.floor(rank / size), classes - 1);
  return targets;
}
