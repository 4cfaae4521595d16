import type { Tables } from "../datasets/table.js";
import type { Experiment } from "../experiment/experiment.js";
import { NO_LOOKS } from "../experiment/looks.js";
import { createMemoryJournal } from "../results/memory-journal.js";
import type { Study } from "../results/study.js";
import type { Train } from "./train.js";

/** Trains all that experiments ask for, without a directory; the curves of every trial are kept. */
export async function trainInMemory(
  experiments: readonly Experiment[],
  tables: Tables,
  options: Omit<Parameters<Train>[3], "study">,
  trainWith: Train,
): Promise<Study> {
  const journal = createMemoryJournal(experiments);
  const opened = { journal, scores: new Map(), looks: NO_LOOKS };
  await trainWith(experiments, tables, opened, { ...options, study: journal.study });
  return journal.study();
}
