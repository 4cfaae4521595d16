import { availableParallelism } from "node:os";
import type { Findings } from "../analysis/findings.js";
import { declaredClaims } from "../claims/index.js";
import { measureTimings, type Timing } from "../claims/timing/measure.js";
import { timedPairsOn } from "../claims/timing/timed-pairs.js";
import type { Tables } from "../datasets/table.js";
import { createKernel, type Backend } from "../experiment/executors/backend.js";
import type { Experiment } from "../experiment/experiment.js";
import { matchedNetworks } from "../experiment/match.js";
import { summarizeData } from "../experiment/baseline.js";
import type { Kernel } from "../nn/kernel.js";
import { writeOutput } from "../results/files.js";
import { machine, writeManifest } from "../results/manifest.js";
import { version } from "../results/version.js";
import { assess } from "./judge.js";
import { readStudy } from "./open-study.js";
import { CONFIG, writeOutputs } from "./outputs.js";
import type { TrainingOptions } from "./train.js";
import { besideTrialTables, type TrialTableDrafts } from "./trial-tables-thread.js";

/** A run all of whose trials are in its journal. */
interface FinishedRun {
  readonly directory: string;
  readonly tables: Tables;
  /** The text of config.resolved.json. */
  readonly resolved: string;
  /** By `performance.now()`, which no one sets back. */
  readonly startedAt: number;
}

/** What a run was trained with. */
interface Machinery extends Pick<TrainingOptions, "jobs" | "backend"> {
  /** Writes the figures of report.html as files of their own as well. */
  readonly figures?: "svg";
}

/** Judges a finished run, and writes every output and the manifest. */
export async function finishRun(
  { directory, tables, resolved, startedAt }: FinishedRun,
  { jobs = availableParallelism(), backend = "simd", figures }: Machinery,
): Promise<Findings> {
  const { study, journal, records } = readStudy(directory);
  const timings = timeClaims(study.experiment, tables, backend);
  const finish = async (drafts?: TrialTableDrafts) => {
    const data = summarizeData(study.experiment, tables);
    const findings = assess(study, { timings, data }, records);
    const outputs = [
      writeOutput(directory, CONFIG, [resolved]),
      ...(await writeOutputs(directory, findings, { backend, figures, drafts })),
    ];
    return { findings, outputs };
  };
  // Not before the timing, which should be alone.
  const { findings, outputs } = await (jobs > 1 ? besideTrialTables(journal, study, finish) : finish());
  const { registered } = study.looks;
  const networks = matchedNetworks(study.experiment);
  writeManifest(directory, {
    actbench: version,
    ...machine(),
    backend,
    jobs,
    startedAt: new Date(performance.timeOrigin + startedAt).toISOString(),
    seconds: (performance.now() - startedAt) / 1000,
    trials: study.plan.length,
    ...(registered && { registration: registered }),
    data: findings.data,
    ...(networks.length > 0 && { networks }),
    outputs,
    timings,
  });
  return findings;
}

/**
 * Times what the declared claims ask the clock about, on this thread: nothing else should run meanwhile. Where trials were
 * trained eight at a time, four are timed: the answer should not depend on what V8 merges.
 */
export function timeClaims(experiment: Experiment, tables: Tables, backend: Backend = "simd"): Timing[] {
  const requests = declaredClaims(experiment).flatMap((claim) => claim.timings?.(experiment) ?? []);
  if (requests.length === 0) return [];
  const kernel = createKernel(backend === "wide" ? "simd" : backend) as Kernel<unknown>;
  return measureTimings(requests, timedPairsOn(kernel, tables), () => performance.now());
}
