/** A derivative, how far it moved at the last extrapolation, and the narrowest half-width that it was taken from. */
interface NumericDerivative {
  readonly value: number;
  readonly change: number;
  readonly step: number;
}

const LEVELS = 4;

/**
 * f′(x) by Richardson's extrapolation to 0 of four centred differences, of half-width `width` and its half, quarter
 * and eighth: the truncation error is of order width⁸.
 *
 * Source: Richardson 1911, doi:10.1098/rsta.1911.0009; as a tableau in Numerical Recipes, 5.7.
 *
 * @returns undefined when f was undefined on the way.
 */
export function derivative(
  f: (x: number) => number | undefined,
  x: number,
  width: number,
): NumericDerivative | undefined {
  let row: number[] = [];
  let change = Infinity;
  for (let i = 0, h = width; i < LEVELS; i++, h /= 2) {
    const above = f(x + h);
    const below = f(x - h);
    if (above === undefined || below === undefined) return undefined;
    const next = [(above - below) / (x + h - (x - h))];
    for (let j = 1; j <= i; j++) next[j] = next[j - 1] + (next[j - 1] - row[j - 1]) / (4 ** j - 1);
    if (i > 0) change = Math.abs(next[i] - row[i - 1]);
    row = next;
  }
  return { value: row[LEVELS - 1], change, step: width / 2 ** (LEVELS - 1) };
}
