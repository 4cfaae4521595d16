import { ActbenchError } from "../errors.js";
import { readRecords, type CsvRecord } from "./csv-records.js";
import type { CsvParameters } from "./csv.js";
import { createProblems, type Problems } from "./problems.js";
import { selectColumns, type Columns } from "./select-columns.js";
import { parseNumber, readTargets, type Labelled } from "./targets.js";
import { requireSize } from "./table-size.js";
import type { Table } from "./table.js";

/** How to read the file; `path` stands in the errors. */
export type TableOptions = Pick<CsvParameters, "path" | "target"> & Partial<CsvParameters>;

/**
 * A CSV file as numbers. Which task it is, where `task` is "auto": classification where a target is text, or where
 * all are whole numbers of at most 20 values that occur twice each on average; else regression. Classes are
 * numbered in the order of their numbers or names.
 *
 * @throws {ActbenchError} with every problem of the file (at most 20), each as path:line:column: rows of the wrong
 *   length, missing or non-numeric values, constant columns, unknown or duplicate columns, a single class, a class
 *   with one row, no rows at all.
 */
export function parseTable(text: string, options: TableOptions): Table {
  const { path, header = true, delimiter = ",", task = "auto" } = options;
  requireSize(text, delimiter, path);
  const problems = createProblems(path);
  const parsed = readRecords(text, delimiter);
  if (!parsed.ok) return problems.fail({ line: parsed.line, column: 1 }, parsed.problem);
  const [first] = parsed.records;
  if (first === undefined)
    throw new ActbenchError(`${path} is empty`, { remedy: "Give a file with rows of data." });
  const rows = header ? parsed.records.slice(1) : parsed.records;
  if (rows.length === 0) return problems.fail(first.placeOf(0), "no rows of data below the header");

  const names = header ? first.fields : first.fields.map((_, i) => String(i + 1));
  const columns = selectColumns(first, names, options, problems);
  const whole = rows.filter((row) => hasWidth(row, names.length, delimiter, problems));
  problems.throwIfAny();

  const features = readFeatures(whole, columns, problems);
  const labelled = whole.map((row): Labelled => ({
    label: row.fields[columns.target],
    place: row.placeOf(columns.target),
  }));
  const targets = readTargets(labelled, names[columns.target], task, problems);
  problems.throwIfAny();
  return { ...targets, rows: whole.length, featureNames: columns.features.map((c) => names[c]), features };
}

function hasWidth(row: CsvRecord, width: number, delimiter: string, problems: Problems): boolean {
  const found = row.fields.length;
  if (found === width) return true;
  const place = row.placeOf(Math.min(found, width));
  problems.add(
    place,
    `${found} ${found === 1 ? "field" : "fields"} where the first row has ${width}`,
    hint(found, delimiter),
  );
  return false;
}

function hint(found: number, delimiter: string): string | undefined {
  return found > 1 ? `Quote a field that holds a ${JSON.stringify(delimiter)}.` : undefined;
}

function readFeatures(rows: readonly CsvRecord[], columns: Columns, problems: Problems): Float64Array {
  const width = columns.features.length;
  const features = new Float64Array(rows.length * width);
  for (const [j, column] of columns.features.entries()) {
    const values = rows.map((row) => parseNumber(row.fields[column]));
    reportValues(rows, column, columns.names[column], values, problems);
    for (const [i, value] of values.entries()) features[i * width + j] = value ?? 0;
  }
  return features;
}

/** Reports the cells that are no numbers (a column without any number once), and a column that never changes. */
function reportValues(
  rows: readonly CsvRecord[],
  column: number,
  name: string,
  values: readonly (number | undefined)[],
  problems: Problems,
): void {
  const title = `feature ${JSON.stringify(name)}`;
  const remedy = 'Leave the column out with "features", or replace its values by numbers.';
  if (values.every((value) => value === undefined)) {
    const text = JSON.stringify(rows[0].fields[column]);
    problems.add(
      rows[0].placeOf(column),
      `${title}: ${text} is not a number, nor is any value below`,
      remedy,
    );
    return;
  }
  for (const [i, value] of values.entries()) {
    if (value !== undefined) continue;
    const text = rows[i].fields[column];
    const what = text === "" ? "the value is missing" : `${JSON.stringify(text)} is not a number`;
    problems.add(rows[i].placeOf(column), `${title}: ${what}`, remedy);
  }
  if (values.every((value) => value === values[0])) {
    problems.add(rows[0].placeOf(column), `${title}: every value is ${values[0]}`, remedy);
  }
}
