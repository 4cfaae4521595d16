import { closest, distance } from "fastest-levenshtein";
import { ActbenchError } from "./errors.js";

/** The valid name nearest to `name`, or undefined when none is near enough to be meant. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const asked = folded(name);
  return (
    names.find((known) => letters(folded(known)) === letters(asked)) ??
    names.find((known) => folded(known).startsWith(`${asked}_`)) ??
    closestBy(folded, asked, names) ??
    closestBy(firstWord, asked, names)
  );
}

/** The first of the names whose `part` is nearest; undefined where a third of it and more would be wrong. */
function closestBy(
  part: (name: string) => string,
  asked: string,
  names: readonly string[],
): string | undefined {
  if (names.length === 0) return undefined;
  const best = closest(asked, names.map(part));
  return distance(asked, best) <= Math.max(1, Math.floor(best.length / 3))
    ? names.find((known) => part(known) === best)
    : undefined;
}

/** Case and the kind of dash are not what a name differs by. */
const folded = (name: string): string => name.toLowerCase().replaceAll("-", "_");

/** A name of several words is often called by its first: "xavir" means "xavier_normal". */
const firstWord = (name: string): string => folded(name).split("_")[0];

/** Two names with the same letters differ in their order only: "rleu" means "relu". */
const letters = (name: string): string => [...name].toSorted().join("");

/** " Did you mean …?" or, when no name is near, the list of all names. */
export function didYouMean(name: string, names: readonly string[]): string {
  const near = nearestName(name, names);
  return near === undefined ? `Known: ${names.join(", ")}.` : `Did you mean "${near}"?`;
}

/** An ordered family of named members; each kind of thing a config can name is one registry. */
export interface Registry<T extends { readonly name: string }> {
  /** What a member is called, in the singular: "activation". */
  readonly kind: string;
  readonly names: readonly string[];
  readonly members: readonly T[];
  has(name: string): boolean;
  /** @throws {ActbenchError} on an unknown name, with the nearest known one. */
  get(name: string): T;
}

export function createRegistry<T extends { readonly name: string }>(
  kind: string,
  members: readonly T[],
): Registry<T> {
  const byName = new Map(members.map((member) => [member.name, member]));
  if (byName.size !== members.length) throw new Error(`two members of the ${kind} registry share a name`);
  const names = [...byName.keys()];
  return {
    kind,
    names,
    members,
    has: (name) => byName.has(name),
    get(name) {
      const member = byName.get(name);
      if (member === undefined) {
        throw new ActbenchError(`unknown ${kind}: ${JSON.stringify(name)}`, {
          remedy: didYouMean(name, names),
        });
      }
      return member;
    },
  };
}
