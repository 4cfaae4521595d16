/**
 * A number to two digits, or to as many more as keep it on its side of the landmarks: 5.98 is not written as 6.0 when
 * the question is whether it is below 6.
 */
export function number(value: number, landmarks: readonly number[] = []): string {
  if (value === 0) return "0";
  for (let digits = 2; digits <= 5; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (landmarks.every((mark) => Math.sign(rounded - mark) === Math.sign(value - mark))) {
      return plain(value, digits);
    }
  }
  return plain(value, 5);
}

function plain(value: number, digits: number): string {
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e6) return String(Number(value.toPrecision(size >= 100 ? 3 : digits)));
  return power(value);
}

/** A number of a column, to some significant digits whether or not the last are 0: 0.0120, 12.3, 1.2e-6. */
export function formatNumber(value: number, digits = 3): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 999.5) return value.toPrecision(size < 100 ? digits : 3);
  if (size >= 999.5 && size < 1e5) return value.toFixed(0);
  return power(value);
}

const power = (value: number): string => value.toExponential(1).replace("e+", "e").replace(".0e", "e");

/** "1 seed", "10 seeds", "1,200 trials". */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
