import { formulaError } from "./error.js";

const LONGEST = 2_000;
const DEEPEST = 64;

/** What a formula may contain. `?` before `.` or `?` would be another operator of JavaScript. */
const TOKEN =
  /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)|(?<symbol>\*\*|<=|>=|==|!=|&&|\|\||\?(?![.?])|[-+*/<>!:(),])|\s+/y;

const REMEDIES = new Map([
  ["^", "Write ** for a power."],
  ["=", "Write == to compare."],
  ["&", "Write && for a logical and."],
  ["|", "Write || for a logical or."],
  ["%", "Write x - n * floor(x / n) for a remainder."],
  [".", "A decimal point needs a digit beside it."],
  ["?", "Write a space after the question mark."],
]);

/**
 * Refuses, before any parsing, what no formula contains: foreign characters, excess length, excess depth. One pass
 * without recursion, so that hostile input costs nothing.
 * @throws {ActbenchError} with the column.
 */
export function scan(text: string): void {
  if (text.length > LONGEST) {
    throw formulaError(text, LONGEST, `it has ${text.length} characters; the longest allowed has ${LONGEST}`);
  }
  const nesting = new Nesting(text);
  for (let offset = 0; offset < text.length; offset = TOKEN.lastIndex) {
    TOKEN.lastIndex = offset;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw foreignCharacter(text, offset);
    if (groups.number !== undefined && !Number.isFinite(Number(groups.number))) {
      throw formulaError(text, offset, `the number ${groups.number} is too large`);
    }
    if (groups.symbol !== undefined) nesting.enter(groups.symbol, offset);
    else if (groups.number !== undefined || groups.name !== undefined)
      nesting.operand(groups.name !== undefined);
  }
}

/** Counts what a recursive parser would recurse on. */
class Nesting {
  readonly #text: string;
  /** For each open parenthesis, whether it opens a call. */
  readonly #open: boolean[] = [];
  #conditionals = 0;
  #signs = 0;
  #afterName = false;

  constructor(text: string) {
    this.#text = text;
  }

  operand(isName: boolean): void {
    this.#signs = 0;
    this.#afterName = isName;
  }

  enter(symbol: string, offset: number): void {
    if (symbol === "(") this.#open.push(this.#afterName);
    if (symbol === ")") this.#open.pop();
    if (symbol === "," && !this.#open.at(-1)) throw formulaError(this.#text, offset, "unexpected comma");
    if (symbol === "?") this.#conditionals += 1;
    this.#signs += 1;
    this.#afterName = false;
    if (Math.max(this.#open.length, this.#conditionals, this.#signs) > DEEPEST) {
      throw formulaError(this.#text, offset, `nested more than ${DEEPEST} deep`);
    }
  }
}

function foreignCharacter(text: string, offset: number): Error {
  const character = String.fromCodePoint(text.codePointAt(offset) as number);
  const allowed = "A formula has numbers, names, parentheses, + - * / ** and < <= > >= == != && || ! ? :";
  const remedy = REMEDIES.get(character) ?? allowed;
  return formulaError(text, offset, `unexpected ${JSON.stringify(character)}`, remedy);
}
