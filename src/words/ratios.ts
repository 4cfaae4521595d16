import type { RatioBounds } from "../stats/index.js";
import { number } from "./numbers.js";

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
