import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Tables } from "../datasets/table.js";
import { groupSize } from "../experiment/executors/backend.js";
import { chooseBackend } from "../experiment/executors/choose-backend.js";
import { workersExecutor } from "../experiment/executors/workers.js";
import type { Experiment } from "../experiment/experiment.js";
import type { Registered } from "../experiment/looks.js";
import type { ConfigInput } from "../experiment/schema/index.js";
import { describeDifference } from "../results/differences.js";
import { readManifest } from "../results/manifest.js";
import { changedOutputs, retrain, sampleOf } from "../results/verify.js";
import { checkArgument, pathSchema, verifyOptionsSchema } from "./arguments.js";
import { openStudy } from "./open-study.js";
import { CONFIG } from "./outputs.js";
import { registrable, registrationFaults } from "./register.js";
import { sourceOf, tablesOf } from "./study-data.js";

/** How a study is verified. */
export interface VerifyOptions {
  /** Trains only so many of the trials again, spread over the plan; by default all. */
  readonly sample?: number;
  /** Worker threads; by default as many as the machine runs at once. */
  readonly jobs?: number;
  /** The config of the run, where it names CSV files: their rows are not in the directory. */
  readonly config?: ConfigInput;
  /** Is called once the files have the hashes of the manifest, before anything is trained. */
  readonly onFiles?: (count: number) => void;
}

/** What a verification found; the study is what it was where `differences` is empty. */
export interface Verification {
  /** How many files the manifest names. */
  readonly files: number;
  /** How many trials were trained again, and of how many. */
  readonly trained: number;
  readonly trials: number;
  /** What was registered before the first trial, and what was changed since; undefined where nothing was. */
  readonly registration?: Registered;
  /** Every file that has changed, or else the first trial that differs, a sentence each. */
  readonly differences: readonly string[];
}

/**
 * Compares the files of a finished study with the hashes of its manifest, and it with its registration, then trains its trials again and compares
 * them byte for byte, up to the first that differs. Nothing is written.
 *
 * @throws {ActbenchError} when the directory holds no whole result, or the config is not that of its data
 */
export function verify(directory: string, options: VerifyOptions = {}): Promise<Verification> {
  checkArgument("directory", directory, pathSchema);
  checkArgument("options", options, verifyOptionsSchema);
  const { config } = options;
  return verifyOn(directory, options, (experiment) => tablesOf(experiment, sourceOf(config)));
}

/** The same, where the caller finds the CSV files in a way of its own. */
export async function verifyOn(
  directory: string,
  { sample, jobs = availableParallelism(), onFiles }: Omit<VerifyOptions, "config">,
  tablesFor: (experiment: Experiment) => Tables,
): Promise<Verification> {
  const { study, manifest = readManifest(directory) } = openStudy(directory);
  const { outputs } = manifest;
  const backend =
    manifest.backend === "reference" ? manifest.backend : chooseBackend(undefined, [study.experiment]);
  const tables = tablesFor(study.experiment);
  const { registered } = study.looks;
  const found = {
    files: outputs.length,
    trained: 0,
    trials: study.plan.length,
    ...(registered && { registration: registered }),
  };
  const changed = changedOutputs(directory, manifest);
  if (changed.length === 0) {
    const resolved = readFileSync(join(directory, CONFIG), "utf8");
    const now = registrable(study.experiment, resolved, manifest.actbench);
    changed.push(...registrationFaults(directory, registered, now));
  }
  if (changed.length > 0) return { ...found, differences: changed };
  onFiles?.(outputs.length);

  const specs = sampleOf(study.plan, sample ?? study.plan.length);
  const executor = workersExecutor(jobs, { backend, tables });
  let trained = 0;
  try {
    for await (const { trial, difference } of retrain(study, specs, executor, groupSize[backend])) {
      trained++;
      if (!difference) continue;
      const differs = `trial ${trial.result.id} differs: ${describeDifference(difference)}`;
      return { ...found, trained, differences: [differs] };
    }
  } finally {
    await executor.close();
  }
  return { ...found, trained, differences: [] };
}
