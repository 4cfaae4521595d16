/** Mean and standard deviation of each column. A constant column has standard deviation 1, so it becomes 0. */
interface FeatureScale {
  readonly means: Float64Array; // (columns)
  readonly deviations: Float64Array; // (columns)
}

/** The scale of a matrix's columns; the standard deviation is the population's (divided by rows). */
export function columnScale(values: Float64Array, columns: number): FeatureScale {
  const rows = values.length / columns;
  const means = new Float64Array(columns);
  const deviations = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    if (isConstant(values, j, columns)) {
      means[j] = values[j];
      deviations[j] = 1;
      continue;
    }
    for (let k = j; k < values.length; k += columns) means[j] += values[k] / rows;
    let squares = 0;
    for (let k = j; k < values.length; k += columns)
      squares += (values[k] - means[j]) * (values[k] - means[j]);
    deviations[j] = Math.sqrt(squares / rows);
  }
  return { means, deviations };
}

function isConstant(values: Float64Array, column: number, columns: number): boolean {
  for (let k = column; k < values.length; k += columns) if (values[k] !== values[column]) return false;
  return true;
}

/** (values − mean) / standard deviation, in place. */
export function applyScale(values: Float64Array, { means, deviations }: FeatureScale): Float64Array {
  const columns = means.length;
  for (let k = 0; k < values.length; k++)
    values[k] = (values[k] - means[k % columns]) / deviations[k % columns];
  return values;
}
