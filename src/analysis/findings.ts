import { knownTrials } from "../experiment/schedule.js";
import type { Study } from "../results/study.js";
import { summarize, type CellSummary } from "./summarize.js";

/** All that a report is made of: the study, and what its trials came to. */
export interface Findings {
  readonly study: Study;
  /** The experiment's own, in plan order; without what its claims asked for in addition. */
  readonly cells: readonly CellSummary[];
}

/** Reads a study once. What is kept grows with its cells, not with its trials. */
export function analyse(study: Study): Findings {
  return { study, cells: [...summarize(study, knownTrials([study.experiment], study.scores))] };
}
