import type { Executor } from "../experiment/executors/executor.js";
import type { Experiment } from "../experiment/experiment.js";
import { plan } from "../experiment/plan.js";
import { groupTrials } from "../trial/group.js";
import type { FinishedTrial } from "../trial/result.js";
import type { JournalWriter } from "./journal.js";

/** How far a run is; `latest` are the trials that just finished and are in the journal. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly latest: readonly FinishedTrial[];
}

/**
 * Trains every trial of the experiment and journals each group before reporting it. Ends early once `signal` is
 * aborted; what is in the journal stays.
 */
export async function* runStudy(
  experiment: Experiment,
  executor: Executor,
  lanes: number,
  journal: JournalWriter,
  signal?: AbortSignal,
): AsyncGenerator<Progress> {
  const specs = plan(experiment);
  let done = 0;
  for await (const latest of executor.run(groupTrials(specs, lanes), signal)) {
    journal.append(latest);
    done += latest.length;
    yield { done, total: specs.length, latest };
  }
}
