import { rollup } from "d3-array";
import type { Executor } from "../experiment/executors/executor.js";
import type { Experiment } from "../experiment/experiment.js";
import type { Extension } from "../experiment/looks.js";
import { knownTrials } from "../experiment/known-trials.js";
import { trialScore } from "../experiment/measure.js";
import { groupTrials } from "../trial/group.js";
import { trialId } from "../trial/id.js";
import type { TrialSpec } from "../trial/spec.js";
import type { FinishedTrial } from "../trial/result.js";
import type { ResumedJournal } from "./journal.js";

/** How far a run is; `latest` are the trials that just finished and are in the journal. */
export interface Progress {
  readonly done: number;
  /** Grows when tuning has settled a learning rate, and its evaluation can be planned. */
  readonly total: number;
  /** How many of those done were so before this run began. */
  readonly kept: number;
  readonly latest: readonly FinishedTrial[];
  /** The same of each data set by its label, and which of its trials finished last. */
  readonly datasets: ReadonlyMap<string, DatasetProgress>;
}

export interface DatasetProgress {
  readonly done: number;
  readonly total: number;
  readonly latest: TrialSpec | undefined;
}

/** What else decides which trials are trained. */
interface StudyOptions {
  readonly signal?: AbortSignal;
  readonly isOwn?: (spec: TrialSpec) => boolean;
  readonly lookAgain?: () => Extension | undefined;
}

/**
 * Trains every trial of the experiments and journals each group before reporting it: in one round where the learning
 * rates are given, in as many as tuning takes otherwise; then in more, as long as a look at the results asks for them.
 * Ends early once `signal` is aborted; what is in the journal stays.
 *
 * @param experiments the user's own first, then what its claims need
 * @param opened the journal with what is known already; the run adds its own
 * @param options.isOwn which trials are this run's to train, where others train the rest
 * @param options.lookAgain what is to go on once every trial that is known of has finished; undefined when nothing is
 */
export async function* runStudy(
  experiments: readonly Experiment[],
  executor: Executor,
  lanes: number,
  { journal, scores, looks: before }: ResumedJournal,
  { signal, isOwn = () => true, lookAgain }: StudyOptions = {},
): AsyncGenerator<Progress> {
  const extensions = [...before.extensions];
  const looks = { ...before, extensions };
  for (let trained = 0; ;) {
    const known = knownTrials(experiments, scores, looks).filter(isOwn);
    const missing = known.filter((spec) => !scores.has(trialId(spec)));
    if (signal?.aborted) return;
    if (missing.length === 0) {
      const extension = lookAgain?.();
      if (extension === undefined) return;
      journal.extend(extension);
      extensions.push(extension);
      continue;
    }
    const total = known.length;
    const kept = total - missing.length - trained;
    const datasets = datasetProgress(known, missing);
    for await (const latest of executor.run(groupTrials(missing, lanes), signal)) {
      journal.append(latest);
      for (const trial of latest) scores.set(trial.result.id, trialScore(trial, experiments[0]));
      trained += latest.length;
      count(datasets, latest);
      yield { done: kept + trained, total, kept, latest, datasets };
    }
  }
}

function datasetProgress(
  known: readonly TrialSpec[],
  missing: readonly TrialSpec[],
): Map<string, DatasetProgress> {
  const open = new Set(missing);
  return rollup(
    known,
    (specs) => ({
      done: specs.filter((spec) => !open.has(spec)).length,
      total: specs.length,
      latest: undefined,
    }),
    ({ dataset }) => dataset.label,
  );
}

function count(datasets: Map<string, DatasetProgress>, latest: readonly FinishedTrial[]): void {
  for (const { spec } of latest) {
    const { done, total } = datasets.get(spec.dataset.label) as DatasetProgress;
    datasets.set(spec.dataset.label, { done: done + 1, total, latest: spec });
  }
}
