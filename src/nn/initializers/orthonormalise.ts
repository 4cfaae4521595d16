/**
 * Makes a matrix's columns orthonormal, or its rows where it has more columns than rows, in place, by Gram–Schmidt
 * with each projection taken away twice (Giraud et al. 2005: twice is enough). It equals the Q of a QR decomposition
 * whose R has a positive diagonal, which is what `torch.nn.init.orthogonal_` corrects its signs to.
 * Costs 4 · length · count² multiplications.
 */
export function orthonormalise(
  matrix: Float64Array, // (rows, columns)
  rows: number,
  columns: number,
): void {
  const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
  const [next, along] = rows >= columns ? [1, columns] : [columns, 1];
  for (let v = 0; v < count; v++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let u = 0; u < v; u++) {
        const projection = dot(matrix, u * next, v * next, along, length);
        for (let i = 0; i < length; i++) {
          matrix[v * next + i * along] -= projection * matrix[u * next + i * along];
        }
      }
    }
    const norm = Math.sqrt(dot(matrix, v * next, v * next, along, length));
    for (let i = 0; i < length; i++) matrix[v * next + i * along] /= norm;
  }
}

/** The scalar product of two vectors of one matrix, each given by its first element. */
function dot(matrix: Float64Array, a: number, b: number, along: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += matrix[a + i * along] * matrix[b + i * along];
  return sum;
}
