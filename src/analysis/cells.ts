import type { FinishedTrial } from "../results/study.js";
import type { TrialSpec } from "../trial/spec.js";

/**
 * What is made of an evaluation cell by cell: of trials that differ in nothing but their seed. They stand side by side
 * in plan order, so no more than one cell is in memory at a time.
 *
 * @param use must not keep the cell, which is emptied after it
 */
export function* cells<T>(
  trials: Iterable<FinishedTrial>,
  use: (cell: readonly FinishedTrial[]) => T,
): Generator<T> {
  const cell: FinishedTrial[] = [];
  let key = "";
  for (const trial of trials) {
    if (trial.spec.phase !== "evaluate") continue;
    const next = withoutSeed(trial.spec);
    if (next !== key && cell.length > 0) {
      const made = use(cell);
      cell.length = 0;
      yield made;
    }
    key = next;
    cell.push(trial);
  }
  if (cell.length > 0) yield use(cell);
}

function withoutSeed(spec: TrialSpec): string {
  return JSON.stringify({ ...spec, seed: undefined, portrait: undefined });
}
