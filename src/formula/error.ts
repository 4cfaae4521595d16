import { ActbenchError } from "../errors.js";

const EXCERPT = 60;

/** A formula's error: what is wrong, the column (counted from 1), and a caret below the place. */
export function formulaError(text: string, offset: number, problem: string, remedy?: string): ActbenchError {
  const from = Math.max(0, offset - EXCERPT / 2);
  const excerpt = text.slice(from, from + EXCERPT).replaceAll(/\s/g, " ");
  const caret = " ".repeat(offset - from) + "^";
  return new ActbenchError(`formula, column ${offset + 1}: ${problem}\n  ${excerpt}\n  ${caret}`, { remedy });
}
