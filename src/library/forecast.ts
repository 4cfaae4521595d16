import type { Experiment } from "../experiment/experiment.js";
import type { Forecast, Outlook, Workload } from "../experiment/outlook.js";
import { NO_LOOKS } from "../experiment/looks.js";
import { settleFields } from "../experiment/known-trials.js";
import { evaluationsIn, type Act, type Rehearsal } from "../experiment/rehearsal.js";
import type { Study } from "../results/study.js";
import type { FinishedTrial } from "../trial/result.js";
import { evaluationSteps } from "../trial/evaluation-steps.js";
import { csvBytes, trialTables } from "../tables/index.js";
import type { CsvTable } from "../tables/table.js";
import type { OfTrials } from "../tables/trial-table.js";

/**
 * From a rehearsal to the whole run; undefined where nothing could be tried.
 * @param jobs threads that train side by side
 * @param startup seconds until a thread can begin; the main thread's come before those of the others
 */
export function forecast(
  experiment: Experiment,
  { workloads }: Outlook,
  rehearsal: Rehearsal,
  { jobs, startup }: { readonly jobs: number; readonly startup: number },
): Forecast | undefined {
  const acts = rehearsal.acts.map((act) => ({ act, growth: growthOf(act, experiment) }));
  if (acts.length === 0) return undefined;
  const nearest = ({ spec }: Workload) =>
    acts.reduce((best, each) =>
      distance(spec, each.act.workload.spec) < distance(spec, best.act.workload.spec) ? each : best,
    );
  let [work, longest, journal, tables] = [0, 0, 0, 0];
  for (const workload of workloads) {
    const { act, growth } = nearest(workload);
    const depth = (1 + workload.spec.hidden.length) / (1 + act.workload.spec.hidden.length);
    const evaluations = evaluationsOf(workload, act);
    const seconds = rehearsal.secondsOf(workload);
    work += seconds * workload.groups;
    longest = Math.max(longest, seconds);
    journal += workload.trials * (growth.journal.start + depth * growth.journal.each * evaluations);
    journal += workload.portraits * growth.portrait;
    tables += workload.trials * (growth.tables.start + depth * growth.tables.each * evaluations);
  }
  return { seconds: 2 * startup + Math.max(longest, work / jobs), journal, tables };
}

type Spec = Workload["spec"];

/** How unlike two workloads are: their phase tells first, then their depth. */
const distance = (a: Spec, b: Spec): number =>
  (a.phase === b.phase ? 0 : 1000) + Math.abs(a.hidden.length - b.hidden.length);

function evaluationsOf({ spec: { training } }: Workload, { long: [trial] }: Act): number {
  const stepsPerEpoch = trial.result.state === "failed" ? 1 : trial.result.stepsPerEpoch;
  return evaluationSteps(training.epochs, training.evaluateEvery, stepsPerEpoch).length + 1;
}

/** Bytes of a trial before anything is evaluated, and of each evaluation. */
interface Growth {
  readonly start: number;
  readonly each: number;
}

function growthOf({ short, long }: Act, experiment: Experiment) {
  const growth = (bytesOf: (trials: readonly FinishedTrial[]) => number): Growth => {
    const [few, many] = [short, long].map((trials) => bytesOf(trials) / trials.length);
    const [first, last] = [short, long].map(evaluationsIn);
    const each = last > first ? (many - few) / (last - first) : 0;
    return { start: few - first * each, each };
  };
  const [first, ...others] = long;
  const usual = journalBytes(others) / others.length;
  return {
    journal: growth((trials) => journalBytes(trials.slice(-1)) * trials.length),
    tables: growth((trials) => tableBytes(trials, experiment)),
    // Bytes that the first trial has beyond the others.
    portrait: others.length === 0 ? 0 : Math.max(0, journalBytes([first]) - usual),
  };
}

const journalBytes = (trials: readonly FinishedTrial[]): number =>
  trials.reduce((sum, trial) => sum + JSON.stringify(trial).length + 1, 0);

/** Without the tables' heads. */
function tableBytes(trials: readonly FinishedTrial[], experiment: Experiment): number {
  const { tuning: _tuning, ...untuned } = experiment;
  const study: Study = {
    experiment: untuned,
    needs: [],
    scores: new Map(),
    tuned: settleFields(new Map()),
    looks: NO_LOOKS,
    plan: trials.map(({ spec }) => spec),
    missing: 0,
    trials: () => trials,
  };
  return trialTables.reduce((sum, table) => sum + textLength(table, { study }), 0);
}

function textLength(table: CsvTable<OfTrials>, findings: OfTrials): number {
  const text = Buffer.concat([...csvBytes(table, findings)]);
  return text.length - text.indexOf("\n") - 1;
}
