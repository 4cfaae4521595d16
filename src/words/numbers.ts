import type { RatioBounds } from "../stats/index.js";
import type { Spread } from "../analysis/spread.js";

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
export const plural = (count: number, noun: string): string =>
  `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

/** A share as it is given, in per cent: "95 %", "2.66 %". */
export const percent = (share: number): string => `${Number((100 * share).toPrecision(7))} %`;

/** A share to two digits: "12 %", "1.5 %"; "0 %" and "100 %" only for what is exactly that. */
export const share = (value: number): string => `${shareNumber(value)} %`;

/** A share of a column, to a tenth: "42.0 %". */
export const shareToTenth = (value: number): string => `${tenthNumber(value)} %`;

/** A share to a tenth where the head of its column has the %. */
export const tenthNumber = (value: number): string =>
  nearlyNone(value) ?? (value === 0 || value === 1 ? String(100 * value) : (100 * value).toFixed(1));

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

/** "1.6 ×", "≥ 3.2 ×", "2.1 to 2.5 ×"; undefined where nothing is known. */
export function ratio(bounds: RatioBounds, landmarks: readonly number[]): string | undefined {
  const text = ratioNumber(bounds, landmarks);
  return text && `${text} ×`;
}

/** The same without ×, as a column has it that says so in its head. */
export function ratioNumber(
  { lower, upper, bound }: RatioBounds,
  landmarks: readonly number[],
): string | undefined {
  if (bound === "unknown") return undefined;
  if (bound === "≥") return `≥ ${number(lower, landmarks)}`;
  if (bound === "≤") return `≤ ${number(upper, landmarks)}`;
  const [from, to] = [number(lower, landmarks), number(upper, landmarks)];
  return bound === "=" || from === to ? from : `${from} to ${to}`;
}

/** "1.4 to 1.9", "3.2 or more", "unknown". */
export function range({ lower, upper, bound }: RatioBounds, landmarks: readonly number[]): string {
  if (bound === "unknown") return "unknown";
  if (bound === "≥") return `${number(lower, landmarks)} or more`;
  if (bound === "≤") return `${number(upper, landmarks)} or less`;
  return `${number(lower, landmarks)} to ${number(upper, landmarks)}`;
}

/** The same ratio the other way round. */
export function inverted({ lower, upper, bound }: RatioBounds): RatioBounds {
  const turned = { "≥": "≤", "≤": "≥", "=": "=", between: "between", unknown: "unknown" } as const;
  return { lower: 1 / upper, upper: 1 / lower, bound: turned[bound] };
}

/** Epochs to a tenth, or two digits below one. */
export function formatEpochs(epochs: number): string {
  if (epochs === 0) return "0";
  if (epochs < 1) return epochs.toPrecision(2);
  return epochs.toFixed(epochs < 999.95 ? 1 : 0);
}

/** "12.3", or "> 100" where the time lies beyond the horizon. */
export const formatTime = (epochs: number, horizon: number): string =>
  epochs === Infinity ? `> ${horizon}` : formatEpochs(epochs);

/** "12.3 (10.1–15.0)": median and quartiles. A quartile beyond the horizon is ">100". */
export function formatTimes(times: Spread | null, horizon: number): string {
  if (times === null) return "";
  const median = formatTime(times.median, horizon);
  if (times.q1 === Infinity) return median;
  const last = times.q3 === Infinity ? `>${horizon}` : formatEpochs(times.q3);
  return `${median} (${formatEpochs(times.q1)}–${last})`;
}

/** Seconds with the unit that suits them: "1.25 ms". */
export function formatDuration(seconds: number): string {
  if (seconds >= 1) return `${seconds.toPrecision(3)} s`;
  if (seconds >= 1e-3) return `${(seconds * 1e3).toPrecision(3)} ms`;
  return `${(seconds * 1e6).toPrecision(3)} µs`;
}
