import { lstatSync, statSync, type Stats } from "node:fs";
import { dirname, format, parse } from "node:path";

/** What is at a path, where it is neither file nor device: in words. Undefined for these, and for nothing. */
export function oddKind(path: string): string | undefined {
  const stats = orNothing(statSync, path);
  if (stats === undefined) return orNothing(lstatSync, path) && "a link to nothing";
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return "a directory";
  if (stats.isFIFO()) return "a named pipe";
  return stats.isSocket() ? "a socket" : undefined;
}

export const isDirectory = (path: string): boolean => orNothing(statSync, path)?.isDirectory() ?? false;

/** The part of a path that is there and is no directory, though more is to be below it; undefined where none is. */
export function partInTheWay(path: string): string | undefined {
  // No slash at its end: a file is not found with one.
  const part = format(parse(path));
  if (orNothing(lstatSync, part) !== undefined) return isDirectory(part) ? undefined : part;
  return dirname(part) === part ? undefined : partInTheWay(dirname(part));
}

/** Below a file there is nothing, which some versions of Node take for an error even where nothing may be there. */
function orNothing(look: (path: string) => Stats, path: string): Stats | undefined {
  try {
    return look(path);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
