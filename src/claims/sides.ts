import type { RatioBounds } from "../stats/index.js";
import { inverted, number, ratioNumber, CONFIDENCE, range, ratio } from "../words/index.js";
import { medianInterval, type Measurement } from "../analysis/location.js";

/** What a sentence calls the two sides of a comparison, and whether it is of a ratio or a difference. */
export interface SideWords {
  /** What lies above 1, or above 0, is called: "sooner", "lower". */
  readonly above: string;
  /** What lies below is called: "later", "higher". */
  readonly below: string;
  readonly isRatio: boolean;
}

/** The same values, of the other side. */
export function turned(bounds: RatioBounds, isRatio: boolean): RatioBounds {
  if (isRatio) return inverted(bounds);
  const { lower, upper, bound } = bounds;
  return { lower: 0 - upper, upper: 0 - lower, bound };
}

/** The value that stands for no difference. */
export const noneOf = (isRatio: boolean): number => (isRatio ? 1 : 0);

/**
 * "1.6 × sooner", "≥ 0.05 lower", "between 1.2 × later and 7.8 × sooner": how much, and on which side. Of what is known on
 * one side alone, and not to be beyond none, the most that it is: "at most 2 × sooner".
 *
 * @returns "" where there is no difference; undefined where nothing is known
 */
export function sidesWords(
  bounds: RatioBounds,
  { above, below, isRatio }: SideWords,
  landmarks: readonly number[] = [],
): string | undefined {
  const none = noneOf(isRatio);
  const mirrored = turned(bounds, isRatio);
  const ownMarks = [none, ...landmarks];
  const marks = ownMarks.map((mark) => (isRatio ? 1 / mark : 0 - mark));
  const amount = (text: string) => (isRatio ? `${text} ×` : text);
  const most = (value: number, of: readonly number[], side: string) =>
    `at most ${amount(number(value, of))} ${side}`;
  const { lower, upper, bound } = bounds;
  if (bound === "unknown") return undefined;
  if (lower < none && upper > none) {
    if (bound === "≥") return most(mirrored.upper, marks, below);
    if (bound === "≤") return most(upper, ownMarks, above);
    return `between ${amount(number(mirrored.upper, marks))} ${below} and ${amount(number(upper, ownMarks))} ${above}`;
  }
  const isAbove = upper > none;
  const text = isAbove ? ratioNumber(bounds, ownMarks) : ratioNumber(mirrored, marks);
  return text === String(none) ? "" : `${amount(text ?? "")} ${isAbove ? above : below}`;
}

/**
 * What is to be added where differences are so skewed that their median is surely not the pseudo-median that the estimate is of:
 * the whole sign-test interval lies beside the estimate. Else empty.
 */
export function skewWords(measurement: Measurement): string {
  const { estimate, scale, centre } = measurement;
  if (scale !== "ratio" || centre === "median" || estimate.bound !== "=") return "";
  const signs = medianInterval(measurement);
  if (signs.lower <= estimate.upper && estimate.lower <= signs.upper) return "";
  return `the ratios are skewed: their pseudo-median, which signed ranks estimate, is ${ratio(estimate, [1])}, but their median ${range(signs, [1])} (${CONFIDENCE} interval of the sign test)`;
}
