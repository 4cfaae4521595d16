import type { CsvParameters } from "./csv.js";

/**
 * What files write where a value is missing: nothing, or the marks of pandas, R, SAS, Excel, SPSS and the UCI repository.
 */
const MISSING = new Set([
  "",
  "#n/a n/a",
  ...(
    "? - -- – — . * na n/a n.a. #n/a #na <na> nan -nan null #null! none nil missing (missing) (null) " +
    "#value! #div/0! #ref! #name? #num! 1.#ind -1.#ind 1.#qnan -1.#qnan \\n"
  ).split(" "),
]);

/** Whether a field, trimmed, says that its value is missing. */
export const isMissing = (text: string): boolean => text.length < 12 && MISSING.has(text.toLowerCase());

/** How a file writes its numbers. */
export type Notation = Pick<CsvParameters, "decimal" | "thousands">;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A finite decimal number, or undefined: no hexadecimal, no Infinity, no empty text. */
export function parseNumber(text: string, notation: Notation = {}): number | undefined {
  const plain = isPlain(notation) ? text : inPlainNotation(text, notation);
  if (plain === undefined || !NUMBER.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

const isPlain = ({ decimal = ".", thousands }: Notation): boolean =>
  decimal === "." && thousands === undefined;

/** As JavaScript writes it; undefined where groups are not of three digits, or the other mark stands for the fraction. */
function inPlainNotation(text: string, { decimal = ".", thousands }: Notation): string | undefined {
  const [whole, ...rest] = text.split(decimal);
  if (rest.length > 1 || rest.some((fraction) => !/^\d*(?:[eE][+-]?\d+)?$/.test(fraction))) return undefined;
  const groups = thousands === undefined ? [whole] : whole.split(thousands);
  if (
    groups.length > 1 &&
    !(
      /^[+-]?\d{1,3}$/.test(groups[0]) &&
      groups.slice(1).every((each) => /^\d{3}(?:[eE][+-]?\d+)?$/.test(each))
    )
  ) {
    return undefined;
  }
  return [groups.join(""), ...rest].join(".");
}

/** A notation in which a text would be a number, and how to say so. */
interface Hint {
  readonly cause: string;
  readonly remedy: string;
}

const hints: readonly (Hint & { readonly pattern: RegExp })[] = [
  {
    pattern: /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/,
    cause: "a decimal comma and points between thousands",
    remedy: 'Say "decimal": "," and "thousands": ".".',
  },
  {
    pattern: /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
    cause: "a comma between thousands, or a decimal comma",
    remedy: 'Say "thousands": ",", or "decimal": ",".',
  },
  { pattern: /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/, cause: "a decimal comma", remedy: 'Say "decimal": ",".' },
  {
    pattern: /^[+-]?\d{1,3}(?:\.\d{3}){2,}$/,
    cause: "points between thousands",
    remedy: 'Say "thousands": "." and "decimal": ",".',
  },
  {
    pattern: /^[+-]?\d{1,3}(?:['’ \u00a0\u202f\u2009_]\d{3})+(?:[.,]\d+)?$/u,
    cause: "a mark between thousands",
    remedy: 'Say which with "thousands".',
  },
  { pattern: /^[+-]?[\d.,]+ ?%$/, cause: "a percent sign", remedy: "Take the signs out of the column." },
  {
    pattern: /^[+-]?\p{Sc} ?[\d.,]+$|^[+-]?[\d.,]+ ?\p{Sc}$/u,
    cause: "a sign of a currency",
    remedy: "Take the signs out of the column.",
  },
  {
    pattern: /^[+-]?0[xX][\da-fA-F]+$/,
    cause: "hexadecimal digits",
    remedy: "Write the numbers in decimal digits.",
  },
  {
    pattern: /^[+-]?(?:inf|infinity)$/i,
    cause: "an infinite value",
    remedy: "Replace it, or leave its row out.",
  },
  {
    pattern: /^[+-]?\p{Nd}[\p{Nd}.,]*$/u,
    cause: "digits of another script",
    remedy: "Write the numbers in the digits 0 to 9.",
  },
];

/** What a text has that is a number to a person, and no number to `parseNumber`; undefined for any other text. */
export const numberHint = (text: string): Hint | undefined =>
  NUMBER.test(text) ? undefined : hints.find(({ pattern }) => pattern.test(text));

/** That a text is no number, and why where that can be told. */
export function notANumber(text: string): string {
  const hint = numberHint(text);
  return `${JSON.stringify(text)} is not a number${hint === undefined ? "" : `: it has ${hint.cause}`}`;
}
