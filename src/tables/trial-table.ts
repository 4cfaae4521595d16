import { regimesOfTrials } from "../analysis/regimes.js";
import type { Findings } from "../analysis/findings.js";
import type { Regime, Target } from "../experiment/experiment.js";
import { lookOf } from "../experiment/looks.js";
import { scoreOf, type Score } from "../experiment/measure.js";
import type { Study } from "../results/study.js";
import { trialId } from "../trial/id.js";
import type { FinishedTrial } from "../trial/result.js";
import type { TrialSpec } from "../trial/spec.js";
import { CsvLines } from "./csv-lines.js";
import {
  columnsIn,
  keyIn,
  namesOf,
  type Column,
  type ColumnDescriptor,
  type Columned,
  type CsvTable,
  type CsvValue,
  type TableWords,
} from "./table.js";

/** All that rows of trials are made of. */
export type OfTrials = Pick<Findings, "study">;

/** A finished trial, and what its rows say beside its curve. */
export interface TrialRow extends FinishedTrial {
  readonly target: Target;
  /** Undefined for a failed trial. */
  readonly score: Score | undefined;
  /** Undefined where the config gave the learning rate, or the trial only helped to choose it. */
  readonly regimes: ReadonlySet<Regime> | undefined;
  readonly look: number;
}

/** A table with rows for every trial. */
export interface TrialTable extends CsvTable<OfTrials> {
  /** Appends a trial's rows to the lines of its file. */
  append(row: TrialRow, study: Columned, lines: CsvLines): void;
  fileOf(study: Columned): TrialTable;
}

interface TrialTableDefinition extends TableWords {
  /** What a trial's rows begin with. */
  readonly columns: readonly Column<TrialRow>[];
  /** The columns behind them. */
  readonly more?: readonly ColumnDescriptor[];
  /** Appends the rows of a trial that begin with `cells`; by default it is one row, and these are all of it. */
  append?(cells: readonly CsvValue[], row: TrialRow, study: Columned, lines: CsvLines): void;
}

export function defineTrialTable(definition: TrialTableDefinition): TrialTable {
  const {
    columns,
    more = [],
    append = (cells, _row, _study, lines) => lines.append(cells),
    ...words
  } = definition;
  const table = {
    ...words,
    fields: [...columns.map(({ value: _value, ...field }) => field), ...more],
    append: (row: TrialRow, study: Columned, lines: CsvLines) =>
      append(
        columns.map(({ value }) => value(row)),
        row,
        study,
        lines,
      ),
  };
  return {
    ...table,
    *chunks({ study }) {
      for (const { chunk } of trialChunks([table], trialRows(study), study)) yield chunk;
    },
    fileOf(study) {
      const kept = columnsIn(study, columns);
      return defineTrialTable({ ...definition, columns: kept, primaryKey: keyIn([...kept, ...more], words) });
    },
  };
}

/** The text of several files in chunks, each for the file of that index, in one pass over the trials. */
export function* trialChunks(
  files: readonly Pick<TrialTable, "fields" | "append">[],
  trials: Iterable<TrialRow>,
  study: Columned,
): Generator<{ readonly index: number; readonly chunk: Uint8Array }> {
  const texts = files.map(linesOf);
  for (const trial of trials) {
    for (const [index, lines] of texts.entries()) {
      files[index].append(trial, study, lines);
      if (lines.isLong) yield { index, chunk: lines.take() };
    }
  }
  for (const [index, lines] of texts.entries()) yield { index, chunk: lines.take() };
}

/** The lines of a file that has its header only. */
function linesOf({ fields }: Pick<CsvTable, "fields">): CsvLines {
  const lines = new CsvLines();
  lines.append(namesOf(fields));
  return lines;
}

/** A study's trials in plan order, one in memory at a time. */
export function* trialRows(study: Study): Generator<TrialRow> {
  const regimesOf = trialRegimes(study);
  for (const trial of study.trials()) yield trialRow({ ...trial, regimes: regimesOf(trial.spec) }, study);
}

export function trialRow(
  trial: FinishedTrial & Pick<TrialRow, "regimes">,
  { experiment, looks }: Columned,
): TrialRow {
  const { spec } = trial;
  return {
    ...trial,
    target: experiment.targets[spec.dataset.label],
    score: scoreOf(trial, experiment),
    look: lookOf(spec.seed, looks),
  };
}

/** Which of the rates that tuning chose each trial of a study has. */
export function trialRegimes(study: Study): (spec: TrialSpec) => TrialRow["regimes"] {
  const regimes = regimesOfTrials(study, [study.experiment, ...study.needs]);
  return (spec) => regimes.get(trialId(spec));
}
