import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { ActbenchError } from "../errors.js";
import type { Experiment } from "../experiment/experiment.js";
import { plan } from "../experiment/plan.js";
import { trialId } from "../trial/id.js";
import type { FinishedTrial, TrialResult } from "../trial/result.js";
import type { Study } from "./study.js";

/**
 * The journal is the study on disk: its first line is the experiment, every other line one finished trial, in the
 * order they came. All other outputs are derived from it.
 */
interface JournalLine {
  readonly seconds: number;
  readonly result: TrialResult;
}

export interface JournalWriter {
  append(trials: readonly FinishedTrial[]): void;
  close(): void;
}

/** Begins a journal; an existing file is replaced. */
export function createJournal(path: string, experiment: Experiment): JournalWriter {
  const file = openSync(path, "w");
  writeSync(file, `${JSON.stringify({ experiment })}\n`);
  return {
    append(trials) {
      const lines = trials.map(({ result, seconds }) =>
        JSON.stringify({ seconds, result } satisfies JournalLine),
      );
      writeSync(file, lines.map((line) => `${line}\n`).join(""));
    },
    close: () => closeSync(file),
  };
}

/** Where a trial's line stands in the journal. */
interface Place {
  readonly offset: number;
  readonly length: number;
}

/**
 * Opens a journal as a study. Trials are read from the file one at a time, in plan order, whatever order they
 * finished in.
 */
export function openJournal(path: string): Study {
  const file = openSync(path, "r");
  try {
    const places = new Map<string, Place>();
    let experiment: Experiment | undefined;
    for (const { line, place } of readLines(file)) {
      if (experiment === undefined) experiment = (JSON.parse(line) as { experiment: Experiment }).experiment;
      else places.set((JSON.parse(line) as JournalLine).result.id, place);
    }
    if (experiment === undefined)
      throw new ActbenchError(`${path} is empty`, { remedy: "Run the experiment again." });
    const specs = plan(experiment);
    return {
      experiment,
      plan: specs,
      *trials(): Iterable<FinishedTrial> {
        const reader = openSync(path, "r");
        try {
          for (const spec of specs) {
            const place = places.get(trialId(spec));
            if (place) yield { spec, ...(JSON.parse(readAt(reader, place)) as JournalLine) };
          }
        } finally {
          closeSync(reader);
        }
      },
    };
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
function* readLines(file: number): Generator<{ line: string; place: Place }> {
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
