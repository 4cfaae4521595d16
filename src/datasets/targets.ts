import type { Place } from "./csv-records.js";
import type { CsvParameters } from "./csv.js";
import type { Problems } from "./problems.js";
import type { Table } from "./table.js";

const MOST_AUTOMATIC_CLASSES = 20;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A field of the target column. */
export interface Labelled {
  readonly label: string;
  readonly place: Place;
}

type Targets = Pick<Table, "task" | "classNames" | "targets">;

/** A finite decimal number, or undefined: no hexadecimal, no Infinity, no empty text. */
export function parseNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** The target column as class indices or as values. */
export function readTargets(
  fields: readonly Labelled[],
  name: string,
  task: CsvParameters["task"],
  problems: Problems,
): Targets {
  const title = `target ${JSON.stringify(name)}`;
  for (const { label, place } of fields) {
    if (label === "")
      problems.add(place, `${title}: the value is missing`, "Fill the target in, or leave the row out.");
  }
  const values = fields.map(({ label }) => parseNumber(label));
  const chosen = task === "auto" ? taskOf(values) : task;
  return chosen === "classification"
    ? readClasses(fields, values, title, problems)
    : readValues(fields, values, title, problems);
}

function taskOf(values: readonly (number | undefined)[]): Table["task"] {
  if (!values.every((value) => Number.isInteger(value))) {
    return values.includes(undefined) ? "classification" : "regression";
  }
  const distinct = new Set(values).size;
  return distinct <= MOST_AUTOMATIC_CLASSES && 2 * distinct <= values.length
    ? "classification"
    : "regression";
}

/** Where every label is a number, 1 and 1.0 are one class, and classes are in the order of the numbers. */
function readClasses(
  fields: readonly Labelled[],
  values: readonly (number | undefined)[],
  title: string,
  problems: Problems,
): Targets {
  const numeric = !values.includes(undefined);
  const labels = fields.map(({ label }, i) => (numeric ? String(values[i]) : label));
  const classNames = [...new Set(labels)].toSorted(numeric ? (a, b) => Number(a) - Number(b) : byCodeUnits);
  const index = new Map(classNames.map((label, c) => [label, c]));
  if (classNames.length === 1) {
    problems.add(
      fields[0].place,
      `${title}: ${JSON.stringify(labels[0])} is the only class`,
      "Give rows of at least two classes.",
    );
  }
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const [i, label] of labels.entries()) {
    if (label !== "" && counts.get(label) === 1 && classNames.length > 1) {
      problems.add(
        fields[i].place,
        `${title}: class ${JSON.stringify(label)} has this row only`,
        'Each class needs a row to train and a row to test on; is the "task" regression?',
      );
    }
  }
  return {
    task: "classification",
    classNames,
    targets: Float64Array.from(labels, (label) => index.get(label)!),
  };
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function readValues(
  fields: readonly Labelled[],
  values: readonly (number | undefined)[],
  title: string,
  problems: Problems,
): Targets {
  for (const [i, { label, place }] of fields.entries()) {
    if (values[i] === undefined && label !== "") {
      problems.add(
        place,
        `${title}: ${JSON.stringify(label)} is not a number`,
        'Is the "task" classification?',
      );
    }
  }
  if (values.every((value) => value === values[0])) {
    problems.add(fields[0].place, `${title}: every value is ${values[0]}`, "Choose a target that changes.");
  }
  return { task: "regression", classNames: [], targets: Float64Array.from(values, (value) => value ?? 0) };
}
