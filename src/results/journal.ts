import { dirname } from "node:path";
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
import { z } from "zod";
import { ActbenchError } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import type { Extension, Looks } from "../experiment/looks.js";
import type { Shard } from "../experiment/shard.js";
import { settleFields, namedTrials } from "../experiment/known-trials.js";
import { trialScore } from "../experiment/measure.js";
import type { TrialScore } from "../experiment/tuning/choose.js";
import { canonicalJson, trialId, withoutPath } from "../trial/id.js";
import type { FinishedTrial } from "../trial/result.js";
import type { TrialSpec } from "../trial/spec.js";
import { oddKind } from "./file-kind.js";
import { DRAFT } from "./files.js";
import { didYouMeanPath } from "./near-path.js";
import { requireShape } from "./shape.js";
import type { Study } from "./study.js";
import { writeError } from "./system-error.js";

/** The journal's file in a result's directory. */
export const JOURNAL = "journal.jsonl";

/** Which way of writing a journal this is. */
const FORMAT = 1;

/**
 * The journal is the study on disk: its first line says what was asked for, every other line is one finished trial, in
 * the order they came, or which cells went on after a look at all trials before. All other outputs are derived from it.
 * Every line ends with a checksum of itself; what follows the last line feed was torn by a crash and counts as never
 * written.
 */
interface Heading extends Omit<JournalSubject, "experiments"> {
  readonly format: number;
  readonly experiment: Experiment;
  readonly needs: readonly Experiment[];
}

/** What a journal and a manifest say of a registration. */
export const registeredSchema = z.object({
  sha256: z.string(),
  registeredAt: z.string(),
  changes: z.array(z.string()).readonly(),
});

const headingSchema = z.object({
  format: z.literal(FORMAT),
  experiment: z.looseObject({ name: z.string() }),
  needs: z.array(z.looseObject({})),
  shard: z.object({ index: z.int(), count: z.int() }).optional(),
  earlier: z.array(z.array(z.int())).optional(),
  late: z.array(z.string()).optional(),
  registered: registeredSchema.optional(),
});

const extensionSchema = z.object({
  extension: z.object({ to: z.int().min(1), cells: z.array(z.string()) }),
});

const trialSchema = z.object({
  spec: z.looseObject({ phase: z.string() }),
  result: z.looseObject({ id: z.string(), state: z.enum(["completed", "diverged", "failed"]) }),
});

export interface JournalWriter {
  /** When it returns, the trials are on the disk. */
  append(trials: readonly FinishedTrial[]): void;
  /** Says which cells go on, after a look at all trials so far. */
  extend(extension: Extension): void;
  close(): void;
}

/** What a journal is of: the user's experiment, what its claims need, which part of it, and what went before. */
export interface JournalSubject {
  readonly experiments: readonly Experiment[];
  /** Where the journal is of a part of the study. */
  readonly shard?: Shard;
  /** The seeds of the experiments whose trials this one took over. */
  readonly earlier?: Looks["earlier"];
  /** Claims that were declared when trials that judge them were there already, or that a registration lacks. */
  readonly late?: Looks["late"];
  /** What was registered before the first trial. */
  readonly registered?: Looks["registered"];
}

/** Begins a journal; an existing file is replaced. */
export function createJournal(path: string, subject: JournalSubject): JournalWriter {
  const file = openSync(path, "w");
  writeDurably(path, file, seal(headingOf(subject)));
  return writerTo(path, file);
}

/** A journal that can be gone on with, what the trials in it came to, and how often they were looked at. */
export interface ResumedJournal {
  readonly journal: JournalWriter;
  readonly scores: Map<string, TrialScore>;
  readonly looks: Looks;
}

/**
 * Goes on with a journal. What a crash tore off is cut away; trials that failed are not counted as done, so that they
 * are tried again.
 *
 * @throws {ActbenchError} where it is damaged, with the line
 */
export function resumeJournal(path: string, [experiment]: readonly Experiment[]): ResumedJournal {
  const scores = new Map<string, TrialScore>();
  const { end, looks } = scan(path, ({ trial }) => {
    if (trial === undefined || trial.result.state === "failed") return;
    scores.set(trial.result.id, trialScore(trial, experiment));
  });
  truncateSync(path, end);
  return { journal: writerTo(path, openSync(path, "a")), scores, looks };
}

/** Gives a journal another heading and keeps its trials: those that are no longer asked for are passed over. */
export function readdressJournal(path: string, subject: JournalSubject): void {
  const temporary = `${path}${DRAFT}`;
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
  refuseOddKind(path);
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
 * the journal's labels; those whose data set its heading lacks are passed over.
 *
 * @throws {ActbenchError} where there is no journal, or it is damaged, with the line
 */
export function visitJournal(path: string, visit: (trial: FinishedTrial) => void): JournalSubject {
  requireJournal(path);
  return subjectOf(scan(path, ({ trial }) => trial && visit(trial)).heading);
}

function headingOf({ experiments: [experiment, ...needs], ...rest }: JournalSubject): Heading {
  const { shard, earlier, late = [], registered } = rest;
  // JSON leaves out what is undefined.
  return {
    format: FORMAT,
    experiment,
    needs,
    shard,
    earlier,
    late: late.length > 0 ? late : undefined,
    registered,
  };
}

const subjectOf = ({ experiment, needs, shard, earlier, late, registered }: Heading): JournalSubject => ({
  experiments: [experiment, ...needs],
  shard,
  earlier,
  late,
  ...(registered && { registered }),
});

function writerTo(path: string, file: number): JournalWriter {
  return {
    append: (trials) => writeDurably(path, file, trials.map(seal).join("")),
    extend: (extension) => writeDurably(path, file, seal({ extension })),
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
/** What git writes between two versions that it could not merge. */
const CONFLICT = /^(<{7}|={7}|>{7})( |$)/;
const CHECKSUM_LENGTH = checksum("").length;

/** A record as a line of JSON; its last key is the CRC-32 of the record without it. */
function seal(record: object): string {
  const text = JSON.stringify(record);
  return `${text.slice(0, -1)}${checksum(text)}\n`;
}

/**
 * A line's record; git or an editor may have ended the line as Windows does.
 * @throws {Error} where it is not as it was written, with what is wrong
 */
function unseal(ended: string): unknown {
  const line = ended.endsWith("\r") ? ended.slice(0, -1) : ended;
  if (CONFLICT.test(line)) throw new Error("git left its mark of a conflict here");
  const text = `${line.slice(0, -CHECKSUM_LENGTH)}}`;
  if (!line.endsWith(checksum(text))) throw new Error("its checksum does not fit");
  return JSON.parse(text);
}

/** Where a trial's line stands in the journal. */
interface LineSpan {
  readonly offset: number;
  readonly length: number;
}

interface JournalLine {
  readonly line: string;
  /** From 1. */
  readonly number: number;
  readonly place: LineSpan;
}

/** A trial that is named, and where the journal has it. */
export interface PlacedSpec {
  readonly spec: TrialSpec;
  readonly place: LineSpan;
}

/** What a journal is of, what its trials came to, and where they stand in it: all but their curves. */
export interface JournalIndex {
  readonly path: string;
  readonly experiments: readonly [Experiment, ...Experiment[]];
  readonly looks: Looks;
  readonly places: ReadonlyMap<string, LineSpan>;
  readonly scores: ReadonlyMap<string, TrialScore>;
}

/**
 * Reads a journal once, line by line.
 *
 * @param visit is shown every trial on the way, in the order they finished in; of several with one id the last counts
 * @throws {ActbenchError} where there is no journal, or none that this version can read.
 */
export function indexJournal(
  path: string,
  visit: (trial: FinishedTrial, experiment: Experiment) => void = () => {},
): JournalIndex {
  requireJournal(path);
  const places = new Map<string, LineSpan>();
  const scores = new Map<string, TrialScore>();
  const { heading, looks } = scan(path, ({ trial, place }, { experiment }) => {
    if (trial === undefined) return;
    places.set(trial.result.id, place);
    scores.set(trial.result.id, trialScore(trial, experiment));
    visit(trial, experiment);
  });
  return { path, experiments: [heading.experiment, ...heading.needs], looks, places, scores };
}

/** A journal as a study. Trials are read from the file one at a time, in plan order, whatever order they finished in. */
export function studyOf({ path, experiments, looks, places, scores }: JournalIndex): Study {
  const [experiment, ...needs] = experiments;
  const tuned = settleFields(scores, looks);
  const plan = namedTrials(experiments, tuned, looks);
  const missing = plan.length - placed(places, plan).length;
  const trials = (specs: Iterable<TrialSpec> = plan) => readTrials(path, placed(places, specs));
  return { experiment, needs, scores, tuned, looks, plan, missing, trials };
}

/** @throws {ActbenchError} where there is no journal, or none that this version can read. */
export const openJournal = (path: string): Study => studyOf(indexJournal(path));

/** Those of the specs that have finished. */
export const placed = (places: JournalIndex["places"], specs: Iterable<TrialSpec>): PlacedSpec[] =>
  Array.from(specs).flatMap((spec) => {
    const place = places.get(trialId(spec));
    return place === undefined ? [] : [{ spec, place }];
  });

function requireJournal(path: string): void {
  refuseOddKind(path);
  if (existsSync(path)) return;
  throw new ActbenchError(`there is no ${path}`, {
    remedy: didYouMeanPath(dirname(path)) ?? "Name a directory that actbench run has written.",
  });
}

/** Reading a named pipe would wait for a writer for ever. */
function refuseOddKind(path: string): void {
  const kind = oddKind(path);
  if (kind === undefined) return;
  throw new ActbenchError(`${path} is ${kind}, not the journal of a run`, {
    remedy: "Name a directory that actbench run has written, or another one to write to.",
  });
}

/**
 * Reads a journal once, line by line.
 *
 * @param visit a line has a trial, or none: it says what went on after a look, or its data set is not asked for any more
 * @returns the heading, the looks, and where the last whole line ends
 * @throws {ActbenchError} at the first line that is not as it was written
 */
function scan(
  path: string,
  visit: (line: JournalLine & { readonly trial: FinishedTrial | undefined }, heading: Heading) => void,
): { readonly heading: Heading; readonly looks: Looks; readonly end: number } {
  const file = openSync(path, "r");
  try {
    const lines = readLines(file);
    const first = lines.next();
    if (first.done) throw new ActbenchError(`${path} is empty`, { remedy: "Run the experiment again." });
    const heading = headingIn(path, first.value);
    const addressed = addressedBy(heading.experiment);
    const extensions: Extension[] = [];
    let last = first.value.place;
    for (const line of lines) {
      const entry = entryIn(path, line);
      if ("extension" in entry) extensions.push(entry.extension);
      visit({ ...line, trial: "extension" in entry ? undefined : addressed(entry) }, heading);
      last = line.place;
    }
    const { earlier = [], late = [], registered } = heading;
    const looks = { ...(registered && { registered }), earlier, late, extensions };
    return { heading, looks, end: last.offset + last.length + 1 };
  } finally {
    closeSync(file);
  }
}

/** What makes trials of an earlier heading this one's: their data set has the label that it has now, if any. */
function addressedBy({ datasets }: Experiment): (trial: FinishedTrial) => FinishedTrial | undefined {
  const asked = new Map(datasets.map((dataset) => [identityOf(dataset), dataset] as const).toReversed());
  return (trial) => {
    const dataset = asked.get(identityOf(trial.spec.dataset));
    return dataset && { ...trial, spec: { ...trial.spec, dataset } };
  };
}

/** A data set apart from its label. */
const identityOf = (dataset: TrialSpec["dataset"]): string => canonicalJson(withoutPath(dataset));

function headingIn(path: string, line: JournalLine): Heading {
  const heading = parseLine(path, line) as Heading;
  const { format } = heading;
  if (typeof format === "number" && format !== FORMAT) {
    throw new ActbenchError(`${path} is of format ${format}, and this version of actbench reads ${FORMAT}`, {
      remedy: "Use the version that wrote it, or give actbench run --force to start anew.",
    });
  }
  requireShape(`${path}:1`, heading, headingSchema, REMEDY_HEADING);
  return heading;
}

function entryIn(path: string, line: JournalLine): FinishedTrial | { readonly extension: Extension } {
  const value = parseLine(path, line);
  const place = `${path}:${line.number}`;
  if (Object.hasOwn(value as object, "experiment")) {
    throw new ActbenchError(`${place} is a second heading: another journal was joined to this one`, {
      remedy: "Keep the lines of one run; actbench merge joins the shards of a study.",
    });
  }
  if (Object.hasOwn(value as object, "extension")) {
    requireShape(place, value, extensionSchema, REMEDY_TRIAL);
    return value as { extension: Extension };
  }
  requireShape(place, value, trialSchema, REMEDY_TRIAL);
  return value as FinishedTrial;
}

const RESTORE = "Put back a copy of the file that is whole.";
const REMEDY_HEADING = `${RESTORE} The line says what was asked for: without it, give actbench run --force to start anew.`;
const REMEDY_TRIAL = `${RESTORE} Where there is none, take out what is damaged: the same actbench run trains it again.`;

function parseLine(path: string, { line, number }: JournalLine): unknown {
  try {
    return unseal(line);
  } catch (cause) {
    throw new ActbenchError(`${path}:${number} is damaged: ${(cause as Error).message}`, {
      remedy: number === 1 ? REMEDY_HEADING : REMEDY_TRIAL,
      cause,
    });
  }
}

/** Trials of a journal, one in memory at a time. */
export function* readTrials<Placed extends PlacedSpec>(
  path: string,
  trials: Iterable<Placed>,
): Generator<FinishedTrial & Omit<Placed, "place">> {
  const file = openSync(path, "r");
  try {
    for (const { place, ...known } of trials) {
      // The spec at hand, not the journalled one: labels are the config's, and cells share their objects.
      yield { ...(unseal(readAt(file, place)) as FinishedTrial), ...known };
    }
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, { offset, length }: LineSpan): string {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, offset);
  return bytes.toString("utf8");
}

/** The file's whole lines with their places, holding no more than a chunk and a line in memory. */
function* readLines(file: number): Generator<JournalLine> {
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
