import { ActbenchError } from "../errors.js";

const EXCERPT = 60;

/** What is wrong with a formula, and at which character, counted from 0. */
export class FormulaError extends ActbenchError {
  constructor(
    message: string,
    readonly offset: number,
    readonly problem: string,
    remedy?: string,
  ) {
    super(message, { remedy });
  }
}

/** A formula's error: what is wrong, the column (counted from 1), and a caret below the place. */
export function formulaError(text: string, offset: number, problem: string, remedy?: string): FormulaError {
  const from = Math.max(0, offset - EXCERPT / 2);
  const excerpt = text.slice(from, from + EXCERPT).replaceAll(/\s/g, " ");
  const caret = " ".repeat(offset - from) + "^";
  const message = `formula, column ${offset + 1}: ${problem}\n  ${excerpt}\n  ${caret}`;
  return new FormulaError(message, offset, problem, remedy);
}
