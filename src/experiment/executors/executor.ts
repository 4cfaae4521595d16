import type { FinishedTrial } from "../../trial/result.js";
import type { TrialSpec } from "../../trial/spec.js";

/** More worker threads than this are a slip of the keyboard. */
export const MOST_JOBS = 1024;

/** Trains trials somewhere: in this thread, in worker threads, or, in tests, nowhere at all. */
export interface Executor {
  /**
   * Trains every group and yields each as it finishes, in any order. Ends early, without an error, once `signal`
   * is aborted; a group that was begun is then lost.
   */
  run(groups: readonly (readonly TrialSpec[])[], signal?: AbortSignal): AsyncIterable<FinishedTrial[]>;
  /** Ends what `run` started; to be called once no more is to be trained. */
  close(): Promise<void>;
}
