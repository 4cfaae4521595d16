import { closeSync, existsSync, fstatSync, openSync, readSync, writeFileSync } from "node:fs";
import { ActbenchError } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import { knownTrials } from "../experiment/schedule.js";
import { trialScore } from "../experiment/score.js";
import type { TrialScore } from "../experiment/tuning/choose.js";
import { trialId } from "../trial/id.js";
import type { FinishedTrial } from "../trial/result.js";
import type { TrialSpec } from "../trial/spec.js";
import type { Study } from "./study.js";

/**
 * The journal is the study on disk: its first line says what was asked for, every other line is one finished trial, in
 * the order they came. All other outputs are derived from it.
 */
interface Heading {
  readonly experiment: Experiment;
  readonly needs: readonly Experiment[];
}

export interface JournalWriter {
  append(trials: readonly FinishedTrial[]): void;
  close(): void;
}

/** Begins a journal of the user's experiment and what its claims need; an existing file is replaced. */
export function createJournal(path: string, [experiment, ...needs]: readonly Experiment[]): JournalWriter {
  const file = openSync(path, "w");
  writeFileSync(file, `${JSON.stringify({ experiment, needs } satisfies Heading)}\n`);
  return {
    append(trials) {
      writeFileSync(file, trials.map((trial) => `${JSON.stringify(trial)}\n`).join(""));
    },
    close: () => closeSync(file),
  };
}

/** Where a trial's line stands in the journal. */
interface Place {
  readonly offset: number;
  readonly length: number;
}

interface Line {
  readonly line: string;
  readonly place: Place;
}

/**
 * Opens a journal as a study. Trials are read from the file one at a time, in plan order, whatever order they
 * finished in.
 *
 * @throws {ActbenchError} where there is no journal, or none that this version can read.
 */
export function openJournal(path: string): Study {
  if (!existsSync(path)) {
    throw new ActbenchError(`there is no ${path}`, {
      remedy: "Name a directory that actbench run has written.",
    });
  }
  const file = openSync(path, "r");
  try {
    const lines = readLines(file);
    const heading = lines.next();
    if (heading.done) throw new ActbenchError(`${path} is empty`, { remedy: "Run the experiment again." });
    const { experiment, needs } = parseLine(path, heading.value) as Heading;
    const places = new Map<string, Place>();
    const scores = new Map<string, TrialScore>();
    for (const line of lines) {
      const trial = parseLine(path, line) as FinishedTrial;
      places.set(trial.result.id, line.place);
      scores.set(trial.result.id, trialScore(trial, experiment));
    }
    const plan = knownTrials([experiment, ...needs], scores);
    return { experiment, needs, scores, plan, trials: (specs = plan) => readTrials(path, places, specs) };
  } finally {
    closeSync(file);
  }
}

function parseLine(path: string, { line, place }: Line): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new ActbenchError(`${path} is damaged at byte ${place.offset}`, {
      remedy: "Run the experiment again.",
      cause,
    });
  }
}

function* readTrials(
  path: string,
  places: ReadonlyMap<string, Place>,
  specs: Iterable<TrialSpec>,
): Generator<FinishedTrial> {
  const file = openSync(path, "r");
  try {
    for (const spec of specs) {
      const place = places.get(trialId(spec));
      // The spec at hand, not the journalled one: labels are the config's, and cells share their objects.
      if (place) yield { ...(JSON.parse(readAt(file, place)) as FinishedTrial), spec };
    }
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, { offset, length }: Place): string {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, offset);
  return bytes.toString("utf8");
}

/** The file's lines with their places, holding no more than a chunk and a line in memory. */
function* readLines(file: number): Generator<Line> {
  const size = fstatSync(file).size;
  const chunk = Buffer.alloc(1 << 20);
  let pending = Buffer.alloc(0);
  let lineOffset = 0;
  for (let position = 0; position < size;) {
    const count = readSync(file, chunk, 0, chunk.length, position);
    position += count;
    pending = Buffer.concat([pending, chunk.subarray(0, count)]);
    let start = 0;
    for (let end = pending.indexOf(10); end >= 0; end = pending.indexOf(10, start)) {
      yield {
        line: pending.toString("utf8", start, end),
        place: { offset: lineOffset, length: end - start },
      };
      lineOffset += end - start + 1;
      start = end + 1;
    }
    pending = pending.subarray(start);
  }
}
