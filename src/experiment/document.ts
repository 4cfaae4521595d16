import { bisectRight } from "d3-array";
import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from "jsonc-parser";
import type { TextPosition } from "../datasets/csv-records.js";
import { ActbenchError } from "../errors.js";
import type { ConfigPath } from "./problem.js";

const LONGEST = 1_000_000;
const DEEPEST = 32;
const MOST_TOKENS = 100_000;
const SHOWN = 50;

/** A config's text as a value, which remembers where in the text everything stands. */
export interface ConfigDocument {
  readonly file: string;
  readonly value: unknown;
  /** Whether the text itself has something at this path. */
  has(path: ConfigPath): boolean;
  /** Where a path stands, or the nearest thing around it that the text has: characters from the start. */
  offsetOf(path: ConfigPath): number;
  positionOf(offset: number): TextPosition;
  /** "12:5": the position of an offset. */
  placeOf(offset: number): string;
}

/**
 * Reads JSON with comments and trailing commas.
 *
 * @throws {ActbenchError} with every syntax error, duplicate key and forbidden key, each as file:line:column; and
 * on a text too long or nested too deeply to be a config
 */
export function readDocument(text: string, file: string): ConfigDocument {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const positionOf = positionsOf(source);
  const placeOf = (offset: number) => {
    const { line, column } = positionOf(offset);
    return `${line}:${column}`;
  };
  const at = (offset: number) => `${file}:${placeOf(offset)}`;
  refuseExcess(source, file, at);
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  if (root === undefined && source.trim() === "") {
    throw new ActbenchError(`${file} is empty`, { remedy: "actbench init writes a config to start from." });
  }
  const lines = errors.length > 0 ? syntaxErrors(errors, at) : keyErrors(root as Node, at);
  if (root === undefined || lines.length > 0) {
    throw listError(
      lines,
      errors.length > 0 ? notations.find(({ pattern }) => pattern.test(source))?.remedy : undefined,
    );
  }
  return {
    file,
    value: getNodeValue(root),
    has: (path) => findNodeAtLocation(root, [...path]) !== undefined,
    offsetOf: (path) => offsetOf(root, path),
    positionOf,
    placeOf,
  };
}

/** One error of many lines; beyond fifty, their number must do. */
export function listError(lines: readonly string[], remedy?: string): ActbenchError {
  const distinct = [...new Set(lines)];
  const shown = distinct.slice(0, SHOWN);
  if (distinct.length > SHOWN) shown.push(`and ${distinct.length - SHOWN} more`);
  return new ActbenchError(shown.join("\n"), { remedy });
}

/** Refuses, before the recursive parser sees it, what no config looks like. */
function refuseExcess(source: string, file: string, at: (offset: number) => string): void {
  if (source.length > LONGEST) {
    throw new ActbenchError(`${file} has ${source.length} characters; a config has at most ${LONGEST}`);
  }
  const scanner = createScanner(source, true);
  let [depth, tokens] = [0, 0];
  while (scanner.getPosition() < source.length) {
    scanner.scan();
    tokens++;
    const first = source[scanner.getTokenOffset()];
    if (first === "{" || first === "[") depth++;
    if (first === "}" || first === "]") depth--;
    const place = () => at(scanner.getTokenOffset());
    if (depth > DEEPEST) throw new ActbenchError(`${place()}  nested more than ${DEEPEST} levels deep`);
    if (tokens > MOST_TOKENS)
      throw new ActbenchError(`${place()}  more than ${MOST_TOKENS} values and signs`);
  }
}

/** One line for each line of the text that has an error: what follows an error on its line mostly stems from it. */
function syntaxErrors(errors: readonly ParseError[], at: (offset: number) => string): string[] {
  const byLine = new Map<string, string>();
  for (const { error, offset } of errors) {
    const place = at(offset);
    const line = place.slice(0, place.lastIndexOf(":"));
    if (!byLine.has(line))
      byLine.set(line, `${place}  not valid JSON: ${inWords(printParseErrorCode(error))}`);
  }
  return [...byLine.values()];
}

/** "CommaExpected" → "comma expected". */
const inWords = (code: string): string =>
  code.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();

function keyErrors(node: Node, at: (offset: number) => string): string[] {
  const seen = new Map<string, number>();
  return (node.children ?? []).flatMap((child) => {
    if (child.type !== "property") return keyErrors(child, at);
    const [key, value] = child.children as [Node, Node];
    const first = seen.get(key.value as string);
    seen.set(key.value as string, first ?? key.offset);
    const quoted = JSON.stringify(key.value);
    return [
      ...(key.value === "__proto__" ? [`${at(key.offset)}  the key ${quoted} is not allowed`] : []),
      ...(first === undefined ? [] : [`${at(key.offset)}  the key ${quoted} is already at ${at(first)}`]),
      ...keyErrors(value, at),
    ];
  });
}

/** Where a path stands: a key for a key, a value for a list's member, else whatever the text has around it. */
function offsetOf(root: Node, path: ConfigPath): number {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node === undefined) continue;
    return length === path.length && node.parent?.type === "property" ? node.parent.offset : node.offset;
  }
  return root.offset;
}

/** Turns offsets into lines and columns. */
function positionsOf(text: string): (offset: number) => TextPosition {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
  return (offset) => {
    const line = bisectRight(starts, offset);
    return { line, column: offset - starts[line - 1] + 1 };
  };
}

/** Texts that people give for JSON, by how they begin or what they hold; the first that fits. */
const notations: readonly { readonly pattern: RegExp; readonly remedy: string }[] = [
  {
    pattern: /^(?:\s|#[^\n]*\n)*(?:---|-\s|["']?[\w$-]+["']?\s*:(?:\s|$))/,
    remedy: "This looks like YAML: a config is JSON, with braces, double quotes and commas.",
  },
  {
    pattern: /^(?:\s|#[^\n]*\n)*(?:\[[\w.-]+\]|[\w-]+\s*=)/,
    remedy: "This looks like TOML: a config is JSON, with braces, double quotes and commas.",
  },
  {
    pattern: /[{,[]\s*'|:\s*(?:True|False|None)\b/,
    remedy: "This looks like a Python dict: JSON has double quotes, true, false and null.",
  },
  {
    pattern: /"[^"\n]*\\[^"\\/bfnrtu\n]|"[A-Za-z]:\\/,
    remedy: "In JSON a backslash is written twice; in a path, / does as well.",
  },
  { pattern: /^\s*<(?:!doctype|html|\?xml)/i, remedy: "This is a page or XML: a config is JSON." },
];
