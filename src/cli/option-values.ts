import { InvalidArgumentError } from "commander";
import { didYouMean } from "../registry.js";

/** Names that options and arguments take; what completes them offers the same. */
export const BACKENDS = ["simd", "wide", "reference"] as const;
export const FIGURE_FORMATS = ["svg"] as const;
export const FRAMEWORKS = ["pytorch"] as const;
export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;
/** Verdicts on claims, with "-" for a space. */
export const VERDICTS = ["supported", "direction-only", "refuted", "inconclusive"] as const;
/** What a comparison's cells can come to. */
export const OUTCOMES = ["slower", "faster", "undecided"] as const;

/** An option's value that is one of a few names. */
export function oneOf<T extends string>(names: readonly T[]): (text: string) => T {
  return (text) => {
    const known = names.find((name) => name === text);
    if (known === undefined) throw new InvalidArgumentError(didYouMean(text, names));
    return known;
  };
}

/** The same of several values, separated by commas. */
export function someOf<T extends string>(names: readonly T[]): (text: string) => T[] {
  return (text) =>
    text.split(",").map((part) => {
      const word = part.trim();
      const known = names.find((name) => name === word);
      if (known === undefined) {
        throw new InvalidArgumentError(`Unknown: ${JSON.stringify(word)}. ${didYouMean(word, names)}`);
      }
      return known;
    });
}

/** An option's whole number, from 1. */
export function wholeNumber(most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1 && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? "from 1" : `from 1 to ${most}`;
    throw new InvalidArgumentError(`Expected a whole number ${range}.`);
  };
}

/** All values of an option that may be given several times. */
export const collected = (value: string, previous: readonly string[]): string[] => [...previous, value];
