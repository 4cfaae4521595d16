import type { CsvParameters } from "./csv.js";
import type { FieldIndex } from "./csv-records.js";
import { isMissing, notANumber, numberHint, parseNumber, type Notation } from "./fields.js";
import type { TableProblems } from "./problems.js";
import { tame } from "./standardise.js";
import type { Reading, Table } from "./table.js";

const MOST_AUTOMATIC_CLASSES = 20;

/** A column of texts: each label once, in the order of first sight, and which one each row has. */
export interface LabelColumn {
  readonly name: string;
  readonly labels: readonly string[];
  /** (rows) index in `labels` */
  readonly indices: Uint32Array;
  /** Where a row's label stands. */
  cellOf(row: number): FieldIndex;
}

type TargetOptions = Notation & Pick<CsvParameters, "missing" | "task">;

type Targets = Pick<Table, "task" | "classNames" | "targets"> &
  Pick<Reading, "classRows" | "isEitherTask" | "sameButForCase">;

/** A label of the column, and where it was first seen. */
interface Label {
  readonly text: string;
  readonly value: number | undefined;
  readonly rows: number;
  readonly cell: FieldIndex;
}

/** The target column as class indices or as values. What may have been meant otherwise is a problem, never a guess. */
export function readTargets(column: LabelColumn, options: TargetOptions, problems: TableProblems): Targets {
  const title = `target ${JSON.stringify(column.name)}`;
  const labels = labelsOf(column, options);
  reportMissing(column, labels, title, options, problems);
  const known = labels.filter(({ text }) => !isMissing(text));
  if (options.task === "auto") reportDisguisedNumbers(known, title, problems);
  const numbers = known.every(({ value }) => value !== undefined);
  const task = options.task === "auto" ? taskOf(labels, column.indices.length) : options.task;
  return {
    ...(task === "classification"
      ? readClasses(column, labels, title, problems)
      : readValues(column, labels, title, problems)),
    isEitherTask:
      options.task === "auto" && numbers && labels.length <= 2 * MOST_AUTOMATIC_CLASSES && areWhole(labels),
  };
}

function labelsOf({ labels, indices, cellOf }: LabelColumn, notation: Notation): Label[] {
  const counts = labels.map(() => 0);
  const first = labels.map(() => -1);
  let row = 0;
  for (const index of indices) {
    counts[index]++;
    if (first[index] < 0) first[index] = row;
    row++;
  }
  return labels.map((text, i) => ({
    text,
    value: parseNumber(text, notation),
    rows: counts[i],
    cell: cellOf(first[i]),
  }));
}

const areWhole = (labels: readonly Label[]): boolean => labels.every(({ value }) => Number.isInteger(value));

const sum = (labels: readonly Label[]): number => labels.reduce((total, { rows }) => total + rows, 0);

/** Each row whose label is missing, unless such a mark is to be a class. */
function reportMissing(
  { indices, cellOf }: LabelColumn,
  labels: readonly Label[],
  title: string,
  { missing }: TargetOptions,
  problems: TableProblems,
): void {
  const marks = labels.map(({ text }) => (missing === "keep" ? text === "" : isMissing(text)));
  if (!marks.includes(true)) return;
  const remedy =
    'Leave such rows out with "missing": "drop"' +
    (missing === "keep" ? "." : ', or make the mark a class with "missing": "keep".');
  for (const [row, index] of indices.entries()) {
    if (!marks[index]) continue;
    const { text } = labels[index];
    const found =
      text === "" ? "the value is missing" : `${JSON.stringify(text)} says that the value is missing`;
    problems.add(cellOf(row), `${title}: ${found}`, remedy);
  }
}

/**
 * A column of numbers some of which are written otherwise is no text: a person reads 1,5 as a number, and one
 * "unknown" among a hundred numbers as a slip.
 */
function reportDisguisedNumbers(labels: readonly Label[], title: string, problems: TableProblems): void {
  const texts = labels.filter(({ value }) => value === undefined);
  const disguised = texts.filter(({ text }) => numberHint(text) !== undefined);
  const [total, numeric] = [sum(labels), sum(labels) - sum(texts)];
  if (texts.length === 0 || 2 * (numeric + sum(disguised)) <= total) return;
  for (const { text, cell } of texts) {
    const hint = numberHint(text);
    const found = `${title}: ${notANumber(text)}`;
    if (hint !== undefined) problems.add(cell, found, hint.remedy);
    else {
      const others = `, as ${numeric + sum(disguised)} of ${total} labels are`;
      problems.add(
        cell,
        `${found}${others}`,
        'Mend it, or say "task": "classification" to make each label a class.',
      );
    }
  }
}

function taskOf(labels: readonly Label[], rows: number): Table["task"] {
  if (!areWhole(labels))
    return labels.some(({ value }) => value === undefined) ? "classification" : "regression";
  const distinct = new Set(labels.map(({ value }) => value)).size;
  return distinct <= MOST_AUTOMATIC_CLASSES && 2 * distinct <= rows ? "classification" : "regression";
}

/** Where every label is a number, 1 and 1.0 are one class, and classes are in the order of the numbers. */
function readClasses(
  { indices }: LabelColumn,
  labels: readonly Label[],
  title: string,
  problems: TableProblems,
): Omit<Targets, "isEitherTask"> {
  const numeric = labels.every(({ value }) => value !== undefined);
  const names = labels.map(({ text, value }) => (numeric ? String(value) : text));
  const classNames = [...new Set(names)].toSorted(numeric ? (a, b) => Number(a) - Number(b) : byCodeUnits);
  const index = new Map(classNames.map((name, c) => [name, c]));
  const classOf = names.map((name) => index.get(name)!);
  const classRows = classNames.map(() => 0);
  for (const [i, { rows }] of labels.entries()) classRows[classOf[i]] += rows;
  if (classNames.length === 1) {
    const what = `${title}: ${JSON.stringify(names[0])} is the only class`;
    problems.add(labels[0].cell, what, "Give rows of at least two classes.");
  }
  for (const [i, { text, cell }] of labels.entries()) {
    if (classRows[classOf[i]] > 1 || classNames.length === 1 || text === "") continue;
    problems.add(
      cell,
      `${title}: class ${JSON.stringify(names[i])} has this row only`,
      'Each class needs a row to train and a row to test on; is the "task" regression?',
    );
  }
  return {
    task: "classification",
    classNames,
    classRows,
    targets: Float64Array.from(indices, (label) => classOf[label]),
    sameButForCase: twins(classNames),
  };
}

/** Classes that differ in nothing but capital letters. */
function twins(names: readonly string[]): [string, string][] {
  const seen = new Map<string, string>();
  return names.flatMap((name): [string, string][] => {
    const twin = seen.get(name.toLowerCase());
    seen.set(name.toLowerCase(), name);
    return twin === undefined ? [] : [[twin, name]];
  });
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function readValues(
  { indices, cellOf }: LabelColumn,
  labels: readonly Label[],
  title: string,
  problems: TableProblems,
): Omit<Targets, "isEitherTask"> {
  for (const [row, index] of indices.entries()) {
    const { text, value } = labels[index];
    if (value !== undefined || isMissing(text)) continue;
    const remedy = numberHint(text)?.remedy ?? 'Is the "task" classification?';
    problems.add(cellOf(row), `${title}: ${notANumber(text)}`, remedy);
  }
  const [{ value }] = labels;
  if (labels.every((label) => label.value === value) && value !== undefined) {
    problems.add(cellOf(0), `${title}: every value is ${value}`, "Choose a target that changes.");
  }
  return {
    task: "regression",
    classNames: [],
    classRows: [],
    targets: tame(Float64Array.from(indices, (label) => labels[label].value ?? 0)),
    sameButForCase: [],
  };
}
