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

const LARGE = 1e100;
const SMALL = 1e-100;

/**
 * A column whose squares would overflow or vanish (of 1e200, or of 1e-200) divided by a power of two near its largest
 * magnitude: no digit changes, and standardisation undoes it. Any other column is left as it is. In place.
 */
export function tame(values: Float64Array): Float64Array {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0 || (largest < LARGE && largest > SMALL)) return values;
  const factor = 2 ** -Math.max(-1000, Math.min(1000, Math.round(Math.log2(largest))));
  for (const [i, value] of values.entries()) values[i] = value * factor;
  return values;
}
