/** A derivative, and the narrowest half-width of the difference quotients that it was extrapolated from. */
export interface NumericDerivative {
  readonly value: number;
  readonly step: number;
}

const MOST_HALVINGS = 8;

/**
 * f′(x) by Ridders' method: centred differences whose half-width is halved from `width` on, extrapolated to 0
 * (Richardson); of all the extrapolations, the one that agrees best with its neighbours. It ends when halving makes
 * things worse, because rounding then outweighs truncation. NaN where no extrapolation is finite.
 *
 * Source: Ridders 1982, doi:10.1016/S0141-1195(82)80057-0; Numerical Recipes, 5.7.
 *
 * @returns undefined when f was undefined on the way.
 */
export function derivative(
  f: (x: number) => number | undefined,
  x: number,
  width: number,
): NumericDerivative | undefined {
  let best: NumericDerivative = { value: NaN, step: width };
  let smallestError = Infinity;
  let previous: number[] = [];
  for (let i = 0, h = width; i < MOST_HALVINGS; i++, h /= 2) {
    const above = f(x + h);
    const below = f(x - h);
    if (above === undefined || below === undefined) return undefined;
    const row = [(above - below) / (x + h - (x - h))];
    for (let j = 1; j <= i; j++) {
      const factor = 4 ** j;
      row[j] = (factor * row[j - 1] - previous[j - 1]) / (factor - 1);
      const error = Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - previous[j - 1]));
      if (error <= smallestError) {
        smallestError = error;
        best = { value: row[j], step: h };
      }
    }
    if (i > 0 && Math.abs(row[i] - previous[i - 1]) >= 2 * smallestError) break;
    previous = row;
  }
  return best;
}
