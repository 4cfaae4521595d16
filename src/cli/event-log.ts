import { openSync, writeSync } from "node:fs";
import type { Findings } from "../analysis/findings.js";
import type { Experiment } from "../experiment/experiment.js";
import { NO_LOOKS } from "../experiment/looks.js";
import { tuneFields } from "../experiment/known-trials.js";
import { isTunedAnew } from "../experiment/tuning/replicates.js";
import { tuningTrials, type TrialScores } from "../experiment/tuning/settle.js";
import { factorsOf } from "../factors/index.js";
import { tunedSettings } from "../factors/settings.js";
import { eventLine, trialEvent, verdictEvents, type RunEvent } from "../reports/events.js";
import type { Progress } from "../results/run-study.js";
import { writeError } from "../results/system-error.js";
import { version } from "../results/version.js";
import type { Console } from "./console.js";

/** What `--events` takes for standard output. */
export const STDOUT = "-";

/** A run as a stream of events, a line of JSON each, for programs that follow it. */
interface EventLog {
  started(name: string, kept: number): void;
  progress(progress: Progress, experiment: Experiment, scores: TrialScores): void;
  finished(directory: string, findings: Findings): void;
  interrupted(directory: string): void;
}

const silent: EventLog = { started() {}, progress() {}, finished() {}, interrupted() {} };

/** @param target a file, which is written anew, or "-"; none: nothing is logged */
export function createEventLog(target: string | undefined, console: Console): EventLog {
  if (target === undefined) return silent;
  const write = target === STDOUT ? console.out : lineWriter(target);
  const log = (event: RunEvent) => write(eventLine(event));
  const chosen = new Set<string>();
  let planned = 0;
  const logRates = (events: readonly RunEvent[]) => {
    for (const event of events) {
      const key = JSON.stringify(event);
      if (!chosen.has(key)) log(event);
      chosen.add(key);
    }
  };
  return {
    started: (name, kept) => log({ event: "run-started", actbench: version, name, kept }),
    progress({ done, total, latest }, experiment, scores) {
      // Only a rate that is settled adds trials to the plan.
      if (total !== planned) logRates(rateEvents(experiment, scores));
      planned = total;
      latest.forEach((trial, i) => {
        log(trialEvent(trial, scores.get(trial.result.id), { done: done - latest.length + i + 1, total }));
      });
    },
    finished(directory, findings) {
      const { study } = findings;
      logRates(rateEvents(study.experiment, study.scores, study.looks));
      for (const event of verdictEvents(findings)) log(event);
      log({ event: "run-finished", directory, trials: study.plan.length });
    },
    interrupted: (directory) => log({ event: "run-interrupted", directory }),
  };
}

/** Each rate that the scores settle, with the condition and activation that it is for. */
function rateEvents(experiment: Experiment, scores: TrialScores, looks = NO_LOOKS): RunEvent[] {
  const replicates = tuneFields(experiment, scores, looks).flatMap((field) => field.replicates);
  return replicates.flatMap(({ arms, replicate }) =>
    arms.flatMap(({ arm, points }) =>
      points.map(({ regime, settled }): RunEvent => {
        const [spec] = tuningTrials(arm, settled, replicate.grid);
        return {
          event: "rate-chosen",
          ...factorsOf(spec),
          ...tunedSettings(spec),
          regime,
          at_edge: settled.atEdge,
          ...(isTunedAnew(experiment) && { replicate: replicate.evaluated[0] }),
        };
      }),
    ),
  );
}

/** Lines are in the file as soon as they are written, so that another program can follow. */
function lineWriter(path: string): (line: string) => void {
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw writeError(path, error);
    }
  };
  const file = attempt(() => openSync(path, "w"));
  return (line) => {
    const bytes = Buffer.from(line);
    for (let at = 0; at < bytes.length;) at += attempt(() => writeSync(file, bytes, at));
  };
}
