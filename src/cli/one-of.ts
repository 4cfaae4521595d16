import { InvalidArgumentError } from "commander";
import { didYouMean } from "../registry.js";

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
