import jsep from "jsep";
import { formulaError } from "./error.js";
import { scan } from "./scan.js";

/** The class behind `jsep()`, which its type declarations leave out. */
interface JsepParser {
  index: number;
  parse(): jsep.Expression;
  gobbleSpaces(): void;
  gobbleToken(): jsep.Expression | false;
}
const { Jsep } = jsep as unknown as { Jsep: new (text: string) => JsepParser };

/** A formula's syntax tree, and where its operands stand in the text. */
export interface Syntax {
  readonly text: string;
  readonly root: jsep.CoreExpression;
  /** Where each operand (number, name, call, signed or parenthesised expression) starts, counted from 0. */
  readonly offsets: ReadonlyMap<jsep.Expression, number>;
}

/** jsep's nodes don't know where they stood; the parser does while it reads them. */
class LocatingParser extends Jsep {
  readonly offsets = new Map<jsep.Expression, number>();

  override gobbleToken(): jsep.Expression | false {
    this.gobbleSpaces();
    const offset = this.index;
    const node = super.gobbleToken();
    if (node) this.offsets.set(node, offset);
    return node;
  }
}

/**
 * The syntax tree of a formula.
 * @throws {ActbenchError} on a syntax error, with its column.
 */
export function parse(text: string): Syntax {
  scan(text);
  const parser = new LocatingParser(text);
  try {
    return { text, root: parser.parse() as jsep.CoreExpression, offsets: parser.offsets };
  } catch (error) {
    if (!(error instanceof Error && "description" in error)) throw error;
    const end = text.trimEnd().length;
    const found =
      parser.index >= end ? "the formula ends here" : `found ${JSON.stringify(text[parser.index])}`;
    throw formulaError(
      text,
      Math.min(parser.index, end),
      `${found}: ${lowerFirst(String(error.description))}`,
    );
  }
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** Where a node begins: at its first operand. */
export function offsetOf(syntax: Syntax, node: jsep.CoreExpression): number {
  const known = syntax.offsets.get(node);
  if (known !== undefined) return known;
  if (node.type === "BinaryExpression") return offsetOf(syntax, node.left as jsep.CoreExpression);
  if (node.type === "ConditionalExpression") return offsetOf(syntax, node.test as jsep.CoreExpression);
  return 0;
}

/** Whether the node stands in parentheses of its own. */
export const isParenthesised = (syntax: Syntax, node: jsep.Expression): boolean =>
  syntax.text[syntax.offsets.get(node) ?? 0] === "(" && syntax.offsets.has(node);
