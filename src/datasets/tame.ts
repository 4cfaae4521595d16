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
