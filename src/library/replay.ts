import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Tables } from "../datasets/table.js";
import { ActbenchError, ExitCode } from "../errors.js";
import { createKernel } from "../experiment/executors/backend.js";
import { unchangedTables } from "./study-data.js";
import type { Kernel } from "../nn/kernel.js";
import { packageFile } from "../package-file.js";
import { nearestName } from "../registry.js";
import { makeDirectory, removeEmpty } from "../results/directory.js";
import { writeOutput } from "../results/files.js";
import { JOURNAL, openJournal } from "../results/journal.js";
import { readManifest } from "../results/manifest.js";
import type { FinishedTrial, Study } from "../results/study.js";
import { createDatasetCache } from "../trial/dataset-cache.js";
import { trialId } from "../trial/id.js";
import { replayTrial, type TrialReplay } from "../trial/replay.js";
import type { TrialSpec } from "../trial/spec.js";
import { checkArgument, pathSchema, replayOptionsSchema } from "./arguments.js";
import { PROPERTIES, type OptionNames } from "./caller.js";

const TRIAL = "trial.json";
const SCRIPT = "replay.py";

/** The script that ships beside package.json. */
const script = packageFile("src/trial/replay.py");

/** How a trial is replayed. */
export interface ReplayOptions {
  /** The directory where trial.json and replay.py are written. */
  readonly out: string;
  /** The trial's CSV file, if it is not where the config's path says. */
  readonly data?: string;
  /** Replaces an earlier replay in that directory. */
  readonly force?: boolean;
}

/** What a replay wrote. */
export interface Replay {
  /** The trial's whole id. */
  readonly id: string;
  /** Paths of the data, and of the script that trains the trial again in PyTorch. */
  readonly trial: string;
  readonly script: string;
}

/**
 * Writes one trial of a study as data, beside a short script that trains it again in PyTorch. The trial is trained once
 * more here, for its weights; its curve must equal the journal's in every digit.
 *
 * @example replay("results/quickstart", "3f2a", { out: "replay" })
 *
 * @param id the trial's id, or how it begins
 * @throws {ActbenchError} where no one trial is meant, or training it again gives another curve
 */
export function replay(directory: string, id: string, options: ReplayOptions): Replay {
  checkArgument("directory", directory, pathSchema);
  checkArgument("id", id, pathSchema);
  checkArgument("options", options, replayOptionsSchema);
  return replayAs(directory, id, options, { ...PROPERTIES, directory: "the option out" });
}

/** The same, where the caller has names of its own for the options. */
export function replayAs(directory: string, id: string, options: ReplayOptions, names: OptionNames): Replay {
  const study = openJournal(join(directory, JOURNAL));
  const trial = findTrial(study, id);
  const { backend, actbench } = readManifest(directory);
  const kernel = createKernel(backend) as Kernel<unknown>;
  const datasets = createDatasetCache(tablesFor(trial.spec, options.data, names));
  const { replay: data, result } = replayTrial(kernel, trial.spec, datasets);
  if (JSON.stringify(result) !== JSON.stringify(trial.result)) {
    throw new ActbenchError(`training ${result.id} again did not give what the journal holds`, {
      remedy: `The journal was written by actbench ${actbench}; replay with that version, or run the experiment again.`,
      exitCode: ExitCode.failed,
    });
  }
  writeReplay(options, data, names);
  return { id: result.id, trial: join(options.out, TRIAL), script: join(options.out, SCRIPT) };
}

/** The finished trial whose id is, or begins with, `id`. */
function findTrial(study: Study, id: string): FinishedTrial {
  const ids = study.plan.map(trialId).filter((known) => study.scores.has(known));
  const found = [...new Set(ids.filter((known) => known.startsWith(id.toLowerCase())))];
  if (found.length === 0 || id === "") {
    const near = nearestName(id, ids);
    throw new ActbenchError(`there is no finished trial ${JSON.stringify(id)}`, {
      remedy: `${near === undefined ? "" : `Did you mean "${near}"? `}trials.csv lists them as trial_id.`,
    });
  }
  if (found.length > 1) {
    throw new ActbenchError(
      `${found.length} trials begin with ${JSON.stringify(id)}: ${found.slice(0, 3).join(", ")}${found.length > 3 ? ", …" : ""}`,
      { remedy: "Give more of its id; trials.csv lists them as trial_id." },
    );
  }
  const spec = study.plan.find((planned) => trialId(planned) === found[0]) as TrialSpec;
  const [trial] = study.trials([spec]);
  if (trial.result.state === "failed") {
    throw new ActbenchError(`trial ${found[0]} failed: ${trial.result.message}`, {
      remedy: "Name one that finished; trials.csv has its state.",
    });
  }
  return trial;
}

/** The table of a trial on the user's own file, which must still hold the same bytes. */
function tablesFor({ dataset }: TrialSpec, file: string | undefined, names: OptionNames): Tables {
  if (dataset.name !== "csv") return {};
  const path = file ?? String(dataset.parameters.path);
  if (!existsSync(path)) {
    throw new ActbenchError(`there is no ${path}, the trial's data`, {
      remedy: `Name the file with ${names.data}.`,
    });
  }
  const tables = unchangedTables(dataset.parameters, path);
  if (tables === undefined) {
    throw new ActbenchError(`${path} is not the file that the trial was trained on: its SHA-256 differs`, {
      remedy: `Name that file with ${names.data}.`,
    });
  }
  return tables;
}

function writeReplay({ out, force }: ReplayOptions, data: TrialReplay, names: OptionNames): void {
  if (!force && [TRIAL, SCRIPT].some((file) => existsSync(join(out, file)))) {
    throw new ActbenchError(`${out} already holds a replay`, {
      remedy: `Give ${names.force} to replace it, or name another directory with ${names.directory}.`,
    });
  }
  const made = makeDirectory(out, `Name another directory with ${names.directory}.`);
  const contents = { [TRIAL]: replayText(data), [SCRIPT]: readFileSync(script, "utf8") };
  const written: string[] = [];
  try {
    for (const [file, text] of Object.entries(contents)) written.push(writeOutput(out, file, [text]).file);
  } catch (error) {
    // One without the other is of no use.
    for (const file of written) rmSync(join(out, file), { force: true });
    removeEmpty(made);
    throw error;
  }
}

/** JSON with a line for each member, so that it can be looked at. */
function replayText(data: TrialReplay): string {
  const lines = Object.entries(data).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n}\n`;
}
