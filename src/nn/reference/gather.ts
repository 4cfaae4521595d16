/** target[r] = source[order[start + r]] */
export function gatherRows(
  source: Float64Array, // (samples, width)
  order: Float64Array, // (samples) row numbers
  start: number,
  target: Float64Array, // (rows, width)
  rows: number,
  width: number,
): void {
  for (let r = 0; r < rows; r++) {
    const from = order[start + r] * width;
    for (let c = 0; c < width; c++) target[r * width + c] = source[from + c];
  }
}
