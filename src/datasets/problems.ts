import { ActbenchError } from "../errors.js";
import type { Place } from "./csv-records.js";

const SHOWN = 20;

/** Gathers the problems of a file, so that all are reported at once. */
export interface Problems {
  add(place: Place, what: string, remedy?: string): void;
  /** @throws {ActbenchError} with every problem added, in the order of their places. */
  throwIfAny(): void;
  /** Adds a problem that ends the reading, and throws. */
  fail(place: Place, what: string, remedy?: string): never;
}

interface Problem {
  readonly place: Place;
  readonly what: string;
  readonly remedy: string | undefined;
}

export function createProblems(path: string): Problems {
  const found: Problem[] = [];
  return {
    add(place, what, remedy) {
      found.push({ place, what, remedy });
    },
    throwIfAny() {
      if (found.length > 0) throw errorOf(path, found);
    },
    fail(place, what, remedy) {
      found.push({ place, what, remedy });
      throw errorOf(path, found);
    },
  };
}

function errorOf(path: string, found: readonly Problem[]): ActbenchError {
  const sorted = found.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const lines = sorted
    .slice(0, SHOWN)
    .map(({ place, what }) => `${path}:${place.line}:${place.column}: ${what}`);
  if (sorted.length > SHOWN) lines.push(`and ${sorted.length - SHOWN} more`);
  const remedies = new Set(sorted.map(({ remedy }) => remedy).filter((remedy) => remedy !== undefined));
  return new ActbenchError(lines.join("\n"), {
    remedy: remedies.size === 0 ? undefined : [...remedies].slice(0, 3).join(" "),
  });
}
