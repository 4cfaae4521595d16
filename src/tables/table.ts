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
  /** Reads the study from its beginning at every call. */
  records(findings: Source): Iterable<readonly CsvValue[]>;
  /** The table without the columns that the study's file leaves out. */
  fileOf(study: Columned): CsvTable<Source>;
}

/** A table by its columns, of which each makes a value of a row. */
type TableDefinition<Row, Source> = Omit<CsvTable, "fields" | "records" | "fileOf"> & {
  readonly columns: readonly Column<Row>[];
  rows(findings: Source): Iterable<Row>;
};

export function defineTable<Row, Source = Findings>(
  definition: TableDefinition<Row, Source>,
): CsvTable<Source> {
  const { columns, rows, ...table } = definition;
  return {
    ...table,
    fields: columns.map(({ value: _value, ...field }) => field),
    *records(findings) {
      for (const row of rows(findings)) yield columns.map(({ value }) => value(row));
    },
    fileOf(study) {
      const kept = columns.filter(({ only }) => only?.holds(study) ?? true);
      const primaryKey = table.primaryKey.filter((key) => kept.some(({ name }) => name === key));
      return defineTable({ ...definition, columns: kept, primaryKey });
    },
  };
}

/** The text of a study's file in chunks, without the columns that it leaves out. */
export const csvBytes = <Source extends Pick<Findings, "study"> = Findings>(
  table: CsvTable<Source>,
  findings: Source,
): Generator<Uint8Array> => tableBytes(table.fileOf(findings.study), findings);

/** A table in chunks: a header and one line per record, LF, UTF-8. */
export const tableBytes = <Source>(table: CsvTable<Source>, source: Source): Generator<Uint8Array> =>
  csvLines(withHeader(table, source));

function* withHeader<Source>(table: CsvTable<Source>, source: Source): Generator<readonly CsvValue[]> {
  yield table.fields.map(({ name }) => name);
  yield* table.records(source);
}
