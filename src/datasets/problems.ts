import { ActbenchError } from "../errors.js";
import type { FieldIndex, TextPosition } from "./csv-records.js";

const SHOWN = 20;

/** More problems than this are counted, and no more kept. */
const KEPT = 10_000;

/** Gathers the problems of a file, so that all are reported at once. */
export interface TableProblems {
  add(cell: FieldIndex, what: string, remedy?: string): void;
  /** @throws {ActbenchError} with every problem added, in the order of their places. */
  throwIfAny(): void;
  /** Adds a problem that ends the reading, and throws. */
  fail(cell: FieldIndex, what: string, remedy?: string): never;
  /** The same of a place in a text that cannot be read to its end. */
  failAt(place: TextPosition, what: string): never;
}

interface TableProblem {
  readonly cell: FieldIndex;
  readonly what: string;
  readonly remedy: string | undefined;
}

/** Finds where cells stand, which may take as long as reading the file. */
type Locate = (cells: readonly FieldIndex[]) => readonly TextPosition[];

export function createTableProblems(path: string, locate: Locate): TableProblems {
  const found: TableProblem[] = [];
  let count = 0;
  const add = (cell: FieldIndex, what: string, remedy?: string) => {
    count++;
    if (found.length < KEPT) found.push({ cell, what, remedy });
  };
  const throwIfAny = () => {
    if (count > 0) throw errorOf(path, found, count, locate);
  };
  return {
    add,
    throwIfAny,
    fail(cell, what, remedy) {
      add(cell, what, remedy);
      throw errorOf(path, found, count, locate);
    },
    failAt({ line, column }, what) {
      throw new ActbenchError(`${path}:${line}:${column}: ${what}`);
    },
  };
}

function errorOf(path: string, found: readonly TableProblem[], count: number, locate: Locate): ActbenchError {
  const sorted = found.toSorted((a, b) => a.cell.record - b.cell.record || a.cell.field - b.cell.field);
  const shown = sorted.slice(0, SHOWN);
  const places = locate(shown.map(({ cell }) => cell));
  const lines = shown.map(({ what }, i) => `${path}:${places[i].line}:${places[i].column}: ${what}`);
  if (count > SHOWN) lines.push(`and ${count - SHOWN} more`);
  const remedies = new Set(sorted.map(({ remedy }) => remedy).filter((remedy) => remedy !== undefined));
  return new ActbenchError(lines.join("\n"), {
    remedy: remedies.size === 0 ? undefined : [...remedies].slice(0, 4).join(" "),
  });
}
