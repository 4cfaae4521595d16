import { InvalidArgumentError } from "commander";

/** An option's whole number, from 1. */
export function wholeNumber(most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1 && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? "from 1" : `from 1 to ${most}`;
    throw new InvalidArgumentError(`Expected a whole number ${range}.`);
  };
}
