import type { FinishedTrial } from "../results/study.js";
import type { TrialSpec } from "../trial/spec.js";

/**
 * The trials of an evaluation, cell by cell: trials that differ in nothing but their seed. They stand side by side in
 * plan order, so no more than one cell is in memory at a time.
 */
export function* cells(trials: Iterable<FinishedTrial>): Generator<readonly FinishedTrial[]> {
  let cell: FinishedTrial[] = [];
  let key = "";
  for (const trial of trials) {
    if (trial.spec.phase !== "evaluate") continue;
    const next = withoutSeed(trial.spec);
    if (next !== key && cell.length > 0) {
      yield cell;
      cell = [];
    }
    key = next;
    cell.push(trial);
  }
  if (cell.length > 0) yield cell;
}

function withoutSeed(spec: TrialSpec): string {
  return JSON.stringify({ ...spec, seed: undefined, portrait: undefined });
}
