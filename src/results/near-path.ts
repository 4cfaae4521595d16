import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nearestName } from "../registry.js";

/** `Did you mean "results/quickstart"?`: what lies where a path leads that is not there; undefined where nothing is near. */
export function didYouMeanPath(path: string): string | undefined {
  const near = nearestName(
    basename(path),
    namesIn(dirname(path)).filter((name) => name !== basename(path)),
  );
  return near === undefined ? undefined : `Did you mean ${JSON.stringify(join(dirname(path), near))}?`;
}

/** None where the directory itself cannot be read. */
function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
