import { ActbenchError } from "../errors.js";
import { positionsOf, UnreadableText, visitRecords, type Dialect, type FieldIndex } from "./csv-records.js";
import type { CsvParameters, ReadingOptions } from "./csv.js";
import { findDelimiter } from "./find-delimiter.js";
import { GrowingLabels, GrowingNumbers } from "./growing.js";
import { layoutHint, type LayoutHint } from "./layout-hint.js";
import { isMissing, notANumber, numberHint, parseNumber } from "./fields.js";
import { createTableProblems, type TableProblems } from "./problems.js";
import { readUnits } from "./read-units.js";
import { selectColumns, type Columns } from "./select-columns.js";
import { tame } from "./standardise.js";
import { requireSize, type Table } from "./table.js";
import { readTargets, type LabelColumn } from "./targets.js";

/** How to read the file; `path` stands in the errors. */
export type TableOptions = ReadingOptions & Pick<CsvParameters, "path">;

/**
 * A CSV file as numbers. Which task it is, where `task` is "auto": classification where a target is text, or where
 * all are whole numbers of at most 20 values that occur twice each on average; else regression. Classes are
 * numbered in the order of their numbers or names. Nothing is guessed where a person could have meant something else.
 *
 * @throws {ActbenchError} with every problem of the file (at most 20), each as path:line:column: rows of the wrong
 *   length, missing or non-numeric values, constant columns, unknown or duplicate columns, a single class, a class
 *   with one row, no rows at all.
 */
export function parseTable(text: string, options: TableOptions): Table {
  const { path, task = "auto" } = options;
  const { delimiter, wasFound } = delimiterOf(text, options);
  requireSize(text, delimiter, path);
  const dialect = { delimiter, comment: options.comment };
  const problems = createTableProblems(path, (cells) => positionsOf(cells, text, dialect));
  const body = readBody(text, dialect, options, problems);
  const { columns, records } = body;
  const targets = readTargets(
    labelColumn(body, body.targets, columns.target),
    { ...options, task },
    problems,
  );
  const units =
    columns.units &&
    readUnits(columns.units.by, labelColumn(body, body.units, columns.units.column), options, problems);
  reportFeatures(body, problems);
  problems.throwIfAny();
  const { classRows, isEitherTask, sameButForCase, ...numbers } = targets;
  return {
    ...numbers,
    rows: records.length,
    featureNames: columns.features.map((column) => columns.names[column]),
    features: inRows(body),
    ...(units && { units }),
    reading: {
      delimiter,
      delimiterWasFound: wasFound,
      target: columns.names[columns.target],
      taskWasFound: task === "auto",
      dropped: body.dropped,
      ...(units && { units: { by: units.by, column: units.column, count: units.count } }),
      classRows,
      counters: columns.features
        .filter((_, j) => isCounter(body.values[j].values))
        .map((column) => columns.names[column]),
      isEitherTask,
      sameButForCase,
    },
  };
}

const labelColumn = (
  { columns, records }: Body,
  { labels, indices }: GrowingLabels,
  field: number,
): LabelColumn => ({
  name: columns.names[field],
  labels,
  indices,
  cellOf: (row) => ({ record: records.at(row), field }),
});

/** The config's delimiter, or the file's where that is beyond doubt. */
function delimiterOf(text: string, options: TableOptions): { delimiter: string; wasFound: boolean } {
  if (options.delimiter !== undefined) return { delimiter: options.delimiter, wasFound: false };
  const { fitting, isSure } = findDelimiter(text, options);
  const names = fitting.map((each) => JSON.stringify(each));
  if (fitting.length > 1) {
    throw new ActbenchError(`${options.path}: its fields may be separated by ${names.join(" or by ")}`, {
      remedy: `Say which: "delimiter": ${names.join(" or ")}.`,
    });
  }
  const [delimiter] = fitting;
  // A header confirms what was found by the target's name; without one nothing does.
  if (options.header === false && isSure && delimiter !== ",") {
    throw new ActbenchError(`${options.path}: the delimiter looks like ${names[0]}`, {
      remedy: `Say so: "delimiter": ${names[0]}.`,
    });
  }
  return { delimiter, wasFound: true };
}

/** What a pass over the rows leaves, and gathers on its way. */
interface Body {
  readonly columns: Columns;
  readonly layout: LayoutHint;
  /** The record that each row was. */
  readonly records: GrowingNumbers;
  /** By feature; 0 where a field was no number. */
  readonly values: readonly GrowingNumbers[];
  /** By feature: fields that are no number. */
  readonly strays: readonly Stray[][];
  readonly targets: GrowingLabels;
  /** Groups or times; empty where the config names no such column. */
  readonly units: GrowingLabels;
  dropped: number;
}

interface Stray {
  readonly cell: FieldIndex;
  readonly text: string;
}

function readBody(text: string, dialect: Dialect, options: TableOptions, problems: TableProblems): Body {
  const { path, header = true } = options;
  let body: Body | undefined;
  let record = -1;
  visit(text, dialect, problems, (fields) => {
    record++;
    body ??= beginBody(layoutHint(text, dialect, options, fields), fields, options, problems);
    if (record > 0 || !header) addRow(body, record, fields, options, problems);
  });
  if (body === undefined)
    throw new ActbenchError(`${path} is empty`, { remedy: "Give a file with rows of data." });
  if (record === 0 && header) problems.fail({ record: 0, field: 0 }, "no rows of data below the header");
  problems.throwIfAny();
  if (body.records.length === 0) {
    problems.fail(
      { record: 0, field: 0 },
      `no row is left: all ${body.dropped} have a value that is missing`,
      "Leave out the columns that lack values.",
    );
  }
  return body;
}

/** @param first the fields of the file's first row */
function beginBody(
  layout: LayoutHint,
  first: readonly string[],
  options: TableOptions,
  problems: TableProblems,
): Body {
  const { fatal } = layout;
  if (fatal !== undefined) problems.fail({ record: 0, field: fatal.field }, fatal.what, fatal.remedy);
  const names = options.header === false ? first.map((_, i) => String(i + 1)) : first;
  const columns = selectColumns(names, options, problems);
  problems.throwIfAny();
  return {
    columns,
    layout,
    records: new GrowingNumbers(),
    values: columns.features.map(() => new GrowingNumbers()),
    strays: columns.features.map((): Stray[] => []),
    targets: new GrowingLabels(),
    units: new GrowingLabels(),
    dropped: 0,
  };
}

function addRow(
  body: Body,
  record: number,
  fields: readonly string[],
  options: TableOptions,
  problems: TableProblems,
): void {
  const { columns, layout, records, values, strays } = body;
  const { names, target, features, units } = columns;
  if (fields.length !== names.length) {
    const field = Math.min(fields.length, names.length);
    const found = `${fields.length} ${fields.length === 1 ? "field" : "fields"}`;
    const what = `${found} where the first row has ${names.length}`;
    problems.add({ record, field }, what, layout.width(fields));
    return;
  }
  const isIncomplete = () =>
    [target, units?.column ?? target, ...features].some((column) => isMissing(fields[column]));
  if (options.missing === "drop" && isIncomplete()) {
    body.dropped++;
    return;
  }
  records.push(record);
  for (const [j, column] of features.entries()) {
    const value = parseNumber(fields[column], options);
    if (value === undefined && strays[j].length < MOST_STRAYS)
      strays[j].push({ cell: { record, field: column }, text: fields[column] });
    values[j].push(value ?? 0);
  }
  body.targets.push(fields[target]);
  if (units) body.units.push(fields[units.column]);
}

/** Fields that are told of one column. */
const MOST_STRAYS = 1000;

function visit(
  text: string,
  dialect: Dialect,
  problems: TableProblems,
  use: (fields: readonly string[]) => void,
): void {
  try {
    visitRecords(text, dialect, use);
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    problems.failAt({ line: error.line, column: 1 }, error.message);
  }
}

/** Reports the fields that are no numbers (a column without any number once), and columns that never change. */
function reportFeatures({ columns, values, strays, records }: Body, problems: TableProblems): void {
  for (const [j, column] of columns.features.entries()) {
    const title = `feature ${JSON.stringify(columns.names[column])}`;
    const found = strays[j];
    if (found.length > 0 && found.length === Math.min(records.length, MOST_STRAYS)) {
      const [{ cell, text }] = found;
      problems.add(cell, `${title}: ${strayWords(text)}, nor is any value below`, remedyFor(text));
      continue;
    }
    for (const { cell, text } of found) problems.add(cell, `${title}: ${strayWords(text)}`, remedyFor(text));
    const all = values[j].values;
    if (found.length === 0 && all.every((value) => value === all[0])) {
      problems.add({ record: records.at(0), field: column }, `${title}: every value is ${all[0]}`, LEAVE_OUT);
    }
  }
}

const LEAVE_OUT = 'Leave the column out with "features" or "exclude", or replace its values by numbers.';

const strayWords = (text: string): string => (text === "" ? "the value is missing" : notANumber(text));

function remedyFor(text: string): string {
  if (isMissing(text))
    return 'Leave rows with a missing value out with "missing": "drop", or the column with "exclude".';
  return numberHint(text)?.remedy ?? LEAVE_OUT;
}

function inRows({ values, records }: Body): Float64Array {
  const width = values.length;
  const features = new Float64Array(records.length * width);
  for (const [j, column] of values.entries()) {
    let at = j;
    for (const value of tame(column.values)) {
      features[at] = value;
      at += width;
    }
  }
  return features;
}

/** Whether a column numbers the rows, in whatever order: whole numbers without a gap, each once. */
function isCounter(values: Float64Array): boolean {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isInteger(value)) return false;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const { length } = values;
  return length >= FEWEST_COUNTED && most - least === length - 1 && new Set(values).size === length;
}

/** Fewer rows may be numbered by chance. */
const FEWEST_COUNTED = 8;
