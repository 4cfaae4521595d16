import { lstatSync, statSync } from "node:fs";

/** What is at a path, where it is neither file nor device: in words. Undefined for these, and for nothing. */
export function oddKind(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    const link = lstatSync(path, { throwIfNoEntry: false });
    return link === undefined ? undefined : "a link to nothing";
  }
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return "a directory";
  if (stats.isFIFO()) return "a named pipe";
  return stats.isSocket() ? "a socket" : undefined;
}
