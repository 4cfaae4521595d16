import { ActbenchError } from "../errors.js";
import type { Place } from "./csv-records.js";

const SHOWN = 20;

/** More problems than this are counted, and no more kept. */
const KEPT = 10_000;

/** Where something stands in a file: a row, from 0, and a field of it. */
export interface Cell {
  readonly record: number;
  readonly field: number;
}

/** Gathers the problems of a file, so that all are reported at once. */
export interface Problems {
  add(cell: Cell, what: string, remedy?: string): void;
  /** @throws {ActbenchError} with every problem added, in the order of their places. */
  throwIfAny(): void;
  /** Adds a problem that ends the reading, and throws. */
  fail(cell: Cell, what: string, remedy?: string): never;
  /** The same of a place in a text that cannot be read to its end. */
  failAt(place: Place, what: string): never;
}

interface Problem {
  readonly cell: Cell;
  readonly what: string;
  readonly remedy: string | undefined;
}

/** @param placesOf finds where cells stand, which takes as long as reading the file */
export function createProblems(path: string, placesOf: () => (cell: Cell) => Place): Problems {
  const found: Problem[] = [];
  let count = 0;
  const add = (cell: Cell, what: string, remedy?: string) => {
    count++;
    if (found.length < KEPT) found.push({ cell, what, remedy });
  };
  const throwIfAny = () => {
    if (count > 0) throw errorOf(path, found, count, placesOf());
  };
  return {
    add,
    throwIfAny,
    fail(cell, what, remedy) {
      add(cell, what, remedy);
      throw errorOf(path, found, count, placesOf());
    },
    failAt({ line, column }, what) {
      throw new ActbenchError(`${path}:${line}:${column}: ${what}`);
    },
  };
}

function errorOf(
  path: string,
  found: readonly Problem[],
  count: number,
  placeOf: (cell: Cell) => Place,
): ActbenchError {
  const sorted = found.toSorted((a, b) => a.cell.record - b.cell.record || a.cell.field - b.cell.field);
  const lines = sorted.slice(0, SHOWN).map(({ cell, what }) => {
    const { line, column } = placeOf(cell);
    return `${path}:${line}:${column}: ${what}`;
  });
  if (count > SHOWN) lines.push(`and ${count - SHOWN} more`);
  const remedies = new Set(sorted.map(({ remedy }) => remedy).filter((remedy) => remedy !== undefined));
  return new ActbenchError(lines.join("\n"), {
    remedy: remedies.size === 0 ? undefined : [...remedies].slice(0, 4).join(" "),
  });
}
