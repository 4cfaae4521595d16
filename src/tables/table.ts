import type { Findings } from "../analysis/findings.js";
import type { Study } from "../results/study.js";
import { csvLines, type CsvValue } from "./csv-lines.js";

export type { CsvValue };

/** What decides which columns a study's files have: its experiment, what the claims need in addition, and looks at it. */
export type Columned = Pick<Study, "experiment" | "needs" | "looks">;

/** A column's description; [Table Schema](https://specs.frictionlessdata.io/table-schema/) names the types. */
export interface ColumnDescriptor {
  /** snake_case, with the unit as a suffix where there is one. */
  readonly name: string;
  readonly type: "string" | "integer" | "number" | "boolean";
  /** "epochs", "share": absent for text and for numbers without a unit. */
  readonly unit?: string;
  readonly description: string;
  /** Which studies' files have the column; all of them when left out. */
  readonly only?: { readonly where: string; holds(study: Columned): boolean };
}

export interface Column<Row> extends ColumnDescriptor {
  value(row: Row): CsvValue;
}

/** A column of one type: its name, what it means, a row's value, and where they apply its unit and `only`. */
const columnOf =
  (type: ColumnDescriptor["type"]) =>
  <Row>(
    name: string,
    description: string,
    value: (row: Row) => CsvValue,
    more: Pick<ColumnDescriptor, "unit" | "only"> = {},
  ): Column<Row> => ({ name, type, ...more, description, value });

export const text = columnOf("string");
export const integer = columnOf("integer");
export const number = columnOf("number");
export const flag = columnOf("boolean");

/** One CSV file: what is in it, and its rows in a stable order. */
export interface CsvTable<Source = Findings> {
  /** File name without ".csv". */
  readonly name: string;
  readonly description: string;
  readonly fields: readonly ColumnDescriptor[];
  readonly primaryKey: readonly string[];
  /** Whether a column of the key may be missing, which a data package's primary key does not allow. */
  readonly keyHasGaps?: boolean;
  /** Whether `trial_id` refers to trials.csv. */
  readonly refersToTrials?: boolean;
  /** The text in chunks: a header and one line per record, LF, UTF-8. Reads the study from its beginning at every call. */
  chunks(findings: Source): Iterable<Uint8Array>;
  /** The table without the columns that the study's file leaves out. */
  fileOf(study: Columned): CsvTable<Source>;
}

/** What is said of a table, apart from its columns. */
export type TableWords = Pick<
  CsvTable,
  "name" | "description" | "primaryKey" | "keyHasGaps" | "refersToTrials"
>;

/** A table whose columns each make a value of a row. */
export interface RowTable<Source = Findings> extends CsvTable<Source> {
  records(findings: Source): Iterable<readonly CsvValue[]>;
  fileOf(study: Columned): RowTable<Source>;
}

interface TableDefinition<Row, Source> extends TableWords {
  readonly columns: readonly Column<Row>[];
  rows(findings: Source): Iterable<Row>;
}

export function defineTable<Row, Source = Findings>(
  definition: TableDefinition<Row, Source>,
): RowTable<Source> {
  const { columns, rows, ...words } = definition;
  const fields = columns.map(({ value: _value, ...field }) => field);
  function* records(findings: Source): Generator<readonly CsvValue[]> {
    for (const row of rows(findings)) yield columns.map(({ value }) => value(row));
  }
  function* lines(findings: Source): Generator<readonly CsvValue[]> {
    yield namesOf(fields);
    yield* records(findings);
  }
  return {
    ...words,
    fields,
    records,
    chunks: (findings) => csvLines(lines(findings)),
    fileOf(study) {
      const kept = columnsIn(study, columns);
      return defineTable({ ...definition, columns: kept, primaryKey: keyIn(kept, words) });
    },
  };
}

export const namesOf = (fields: readonly ColumnDescriptor[]): string[] => fields.map(({ name }) => name);

/** The columns that a study's file has. */
export const columnsIn = <Each extends ColumnDescriptor>(study: Columned, columns: readonly Each[]): Each[] =>
  columns.filter(({ only }) => only?.holds(study) ?? true);

/** What of a table's key is among its columns. */
export const keyIn = (columns: readonly ColumnDescriptor[], { primaryKey }: TableWords): readonly string[] =>
  primaryKey.filter((key) => columns.some(({ name }) => name === key));

/** The text of a study's file in chunks, without the columns that it leaves out. */
export const csvBytes = <Source extends Pick<Findings, "study"> = Findings>(
  table: CsvTable<Source>,
  findings: Source,
): Iterable<Uint8Array> => table.fileOf(findings.study).chunks(findings);
