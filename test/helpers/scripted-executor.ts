import type { Executor } from "../../src/experiment/executors/executor.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { inventedStudy, type Invention } from "./invented-study.js";

export interface ScriptedExecutor extends Executor {
  /** What it was asked to train, one list of trials for each call. */
  readonly rounds: readonly (readonly TrialSpec[])[];
}

/** Trains nothing: every outcome is invented, and groups finish in the reverse of their order. */
export function scriptedExecutor(invent: (spec: TrialSpec) => Invention): ScriptedExecutor {
  const study = inventedStudy({}, invent);
  const rounds: TrialSpec[][] = [];
  return {
    rounds,
    async *run(groups, signal) {
      rounds.push(groups.flat());
      for (const group of groups.toReversed()) {
        if (signal?.aborted) return;
        yield [...study.trials(group)];
      }
    },
    close: async () => {},
  };
}
