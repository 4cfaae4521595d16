/** c₀ + c₁x + c₂x² + … by Horner's rule. */
export function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = coefficients[coefficients.length - 1];
  for (let power = coefficients.length - 2; power >= 0; power -= 1) sum = coefficients[power] + x * sum;
  return sum;
}

/** A quotient of two polynomials. */
export interface Rational {
  readonly numerator: readonly number[];
  readonly denominator: readonly number[];
}

export const rational = (x: number, { numerator, denominator }: Rational): number =>
  polynomial(x, numerator) / polynomial(x, denominator);
