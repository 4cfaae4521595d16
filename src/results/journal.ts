import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { crc32 } from "node:zlib";
import { ActbenchError } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import type { Shard } from "../experiment/shard.js";
import { knownTrials } from "../experiment/schedule.js";
import { trialScore } from "../experiment/score.js";
import type { TrialScore } from "../experiment/tuning/choose.js";
import { trialId } from "../trial/id.js";
import type { FinishedTrial } from "../trial/result.js";
import type { TrialSpec } from "../trial/spec.js";
import type { Study } from "./study.js";
import { writeError } from "./system-error.js";

/** The journal's file in a result's directory. */
export const JOURNAL = "journal.jsonl";

/** Which way of writing a journal this is. */
const FORMAT = 1;

/**
 * The journal is the study on disk: its first line says what was asked for, every other line is one finished trial, in
 * the order they came. All other outputs are derived from it. Every line ends with a checksum of itself; what follows
 * the last line feed was torn by a crash and counts as never written.
 */
interface Heading {
  readonly format: number;
  readonly experiment: Experiment;
  readonly needs: readonly Experiment[];
  /** Where the journal is of a part of the study. */
  readonly shard?: Shard;
}

export interface JournalWriter {
  /** When it returns, the trials are on the disk. */
  append(trials: readonly FinishedTrial[]): void;
  close(): void;
}

/** What a journal is of: the user's experiment, what its claims need, and which part of it. */
export interface JournalSubject {
  readonly experiments: readonly Experiment[];
  readonly shard?: Shard;
}

/** Begins a journal; an existing file is replaced. */
export function createJournal(path: string, subject: JournalSubject): JournalWriter {
  const file = openSync(path, "w");
  writeDurably(path, file, seal(headingOf(subject)));
  return writerTo(path, file);
}

/** A journal that can be gone on with, and what the trials in it came to. */
export interface ResumedJournal {
  readonly journal: JournalWriter;
  readonly scores: Map<string, TrialScore>;
}

/**
 * Goes on with a journal. What a crash tore off is cut away; trials that failed are not counted as done, so that they
 * are tried again.
 *
 * @throws {ActbenchError} where it is damaged, with the line
 */
export function resumeJournal(path: string, [experiment]: readonly Experiment[]): ResumedJournal {
  const scores = new Map<string, TrialScore>();
  const { end } = scan(path, ({ value }) => {
    const trial = value as FinishedTrial;
    if (trial.result.state !== "failed") scores.set(trial.result.id, trialScore(trial, experiment));
  });
  truncateSync(path, end);
  return { journal: writerTo(path, openSync(path, "a")), scores };
}

/** Gives a journal another heading and keeps its trials: those that are no longer asked for are passed over. */
export function readdressJournal(path: string, subject: JournalSubject): void {
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, "w");
  try {
    writeFileSync(file, seal(headingOf(subject)));
    scan(path, ({ line }) => writeFileSync(file, `${line}\n`));
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

/** What a journal was begun for; undefined where there is none, or where a crash left no whole line of it. */
export function journalSubject(path: string): JournalSubject | undefined {
  if (!existsSync(path)) return undefined;
  const file = openSync(path, "r");
  try {
    const first = readLines(file).next();
    if (first.done) return undefined;
    return subjectOf(headingIn(path, first.value));
  } finally {
    closeSync(file);
  }
}

/**
 * Visits a journal's trials in the order they finished in; of several with one id the last counts. Their specs carry
 * the journal's labels.
 *
 * @throws {ActbenchError} where there is no journal, or it is damaged, with the line
 */
export function visitJournal(path: string, visit: (trial: FinishedTrial) => void): JournalSubject {
  requireJournal(path);
  return subjectOf(scan(path, ({ value }) => visit(value as FinishedTrial)).heading);
}

function headingOf({ experiments: [experiment, ...needs], shard }: JournalSubject): Heading {
  return { format: FORMAT, experiment, needs, ...(shard && { shard }) };
}

const subjectOf = ({ experiment, needs, shard }: Heading): JournalSubject => ({
  experiments: [experiment, ...needs],
  shard,
});

function writerTo(path: string, file: number): JournalWriter {
  return {
    append: (trials) => writeDurably(path, file, trials.map(seal).join("")),
    close: () => closeSync(file),
  };
}

function writeDurably(path: string, file: number, text: string): void {
  try {
    writeFileSync(file, text);
    fdatasyncSync(file);
  } catch (error) {
    throw writeError(
      path,
      error,
      "What it holds is intact: the same command goes on from there once this is mended.",
    );
  }
}

const checksum = (text: string): string => `,"crc32":"${crc32(text).toString(16).padStart(8, "0")}"}`;
const CHECKSUM_LENGTH = checksum("").length;

/** A record as a line of JSON; its last key is the CRC-32 of the record without it. */
function seal(record: object): string {
  const text = JSON.stringify(record);
  return `${text.slice(0, -1)}${checksum(text)}\n`;
}

/** @throws {Error} where the line is not as it was written */
function unseal(line: string): unknown {
  const text = `${line.slice(0, -CHECKSUM_LENGTH)}}`;
  if (!line.endsWith(checksum(text))) throw new Error("its checksum does not fit");
  return JSON.parse(text);
}

/** Where a trial's line stands in the journal. */
interface Place {
  readonly offset: number;
  readonly length: number;
}

interface Line {
  readonly line: string;
  /** From 1. */
  readonly number: number;
  readonly place: Place;
}

/**
 * Opens a journal as a study. Trials are read from the file one at a time, in plan order, whatever order they
 * finished in.
 *
 * @throws {ActbenchError} where there is no journal, or none that this version can read.
 */
export function openJournal(path: string): Study {
  requireJournal(path);
  const places = new Map<string, Place>();
  const scores = new Map<string, TrialScore>();
  const { heading } = scan(path, ({ value, place }, { experiment }) => {
    const trial = value as FinishedTrial;
    places.set(trial.result.id, place);
    scores.set(trial.result.id, trialScore(trial, experiment));
  });
  const { experiment, needs } = heading;
  const plan = knownTrials([experiment, ...needs], scores);
  return { experiment, needs, scores, plan, trials: (specs = plan) => readTrials(path, places, specs) };
}

function requireJournal(path: string): void {
  if (existsSync(path)) return;
  throw new ActbenchError(`there is no ${path}`, {
    remedy: "Name a directory that actbench run has written.",
  });
}

/**
 * Reads a journal once, line by line.
 *
 * @returns the heading, and where the last whole line ends
 * @throws {ActbenchError} at the first line that is not as it was written
 */
function scan(
  path: string,
  visit: (line: Line & { readonly value: unknown }, heading: Heading) => void,
): { readonly heading: Heading; readonly end: number } {
  const file = openSync(path, "r");
  try {
    const lines = readLines(file);
    const first = lines.next();
    if (first.done) throw new ActbenchError(`${path} is empty`, { remedy: "Run the experiment again." });
    const heading = headingIn(path, first.value);
    let last = first.value.place;
    for (const line of lines) {
      visit({ ...line, value: parseLine(path, line) }, heading);
      last = line.place;
    }
    return { heading, end: last.offset + last.length + 1 };
  } finally {
    closeSync(file);
  }
}

function headingIn(path: string, line: Line): Heading {
  const heading = parseLine(path, line) as Heading;
  if (heading.format === FORMAT) return heading;
  throw new ActbenchError(
    `${path} is of format ${heading.format}, and this version of actbench reads ${FORMAT}`,
    {
      remedy: "Use the version that wrote it, or give actbench run --force to start anew.",
    },
  );
}

function parseLine(path: string, { line, number }: Line): unknown {
  try {
    return unseal(line);
  } catch (cause) {
    throw new ActbenchError(`${path}:${number} is damaged: ${(cause as Error).message}`, {
      remedy:
        number === 1
          ? "The line says what was asked for: give actbench run --force to start anew."
          : "Delete that line, and the same actbench run trains its trial again.",
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
      if (place) yield { ...(unseal(readAt(file, place)) as FinishedTrial), spec };
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

/** The file's whole lines with their places, holding no more than a chunk and a line in memory. */
function* readLines(file: number): Generator<Line> {
  const size = fstatSync(file).size;
  const chunk = Buffer.alloc(1 << 20);
  let pending = Buffer.alloc(0);
  let lineOffset = 0;
  let number = 0;
  for (let position = 0; position < size;) {
    const count = readSync(file, chunk, 0, chunk.length, position);
    position += count;
    pending = Buffer.concat([pending, chunk.subarray(0, count)]);
    let start = 0;
    for (let end = pending.indexOf(10); end >= 0; end = pending.indexOf(10, start)) {
      yield {
        line: pending.toString("utf8", start, end),
        number: ++number,
        place: { offset: lineOffset, length: end - start },
      };
      lineOffset += end - start + 1;
      start = end + 1;
    }
    pending = pending.subarray(start);
  }
}
