/** A share as it is given, in per cent: "95 %", "2.66 %". */
export const percent = (share: number): string => `${Number((100 * share).toPrecision(7))} %`;

/** A share to two digits: "12 %", "1.5 %"; "0 %" and "100 %" only for what is exactly that. */
export const share = (value: number): string => `${shareNumber(value)} %`;

/** A share of a column, to a tenth: "42.0 %". */
export const shareToTenth = (value: number): string => `${tenthNumber(value)} %`;

/** A share to a tenth where the head of its column has the %. */
export function tenthNumber(value: number): string {
  return nearlyNone(value) ?? (value === 0 || value === 1 ? String(100 * value) : (100 * value).toFixed(1));
}

/** A share to two digits where the head of its column has the %. */
export function shareNumber(value: number): string {
  const percents = 100 * value;
  const isWhole = Math.abs(percents) >= 9.95 && Math.abs(percents) < 99.5;
  return nearlyNone(value) ?? String(Number(percents.toFixed(isWhole ? 0 : 1)));
}

/** What a tenth of a per cent cannot tell from 0 or 1. */
function nearlyNone(value: number): string | undefined {
  if (value > 0 && value < 0.001) return "< 0.1";
  return value < 1 && value > 0.999 ? "> 99.9" : undefined;
}
