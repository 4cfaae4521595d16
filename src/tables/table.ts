import type { Findings } from "../analysis/findings.js";
import type { Study } from "../results/study.js";

export type CsvValue = string | number | boolean | null;

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
  readonly refersToTrials: boolean;
  /** Reads the study from its beginning at every call. */
  records(findings: Source): Iterable<readonly CsvValue[]>;
}

export function defineTable<Row, Source = Findings>(
  definition: Omit<CsvTable, "fields" | "records"> & {
    readonly columns: readonly Column<Row>[];
    rows(findings: Source): Iterable<Row>;
  },
): CsvTable<Source> {
  const { columns, rows, ...table } = definition;
  return {
    ...table,
    fields: columns.map(({ value: _value, ...field }) => field),
    *records(findings) {
      for (const row of rows(findings)) yield columns.map(({ value }) => value(row));
    },
  };
}

/** The table without the columns that the study's file leaves out. */
export function tableFor<Source>(table: CsvTable<Source>, study: Columned): CsvTable<Source> {
  const kept = table.fields.map(({ only }) => only?.holds(study) ?? true);
  if (!kept.includes(false)) return table;
  const fields = table.fields.filter((_, i) => kept[i]);
  return {
    ...table,
    fields,
    primaryKey: table.primaryKey.filter((key) => fields.some(({ name }) => name === key)),
    *records(source) {
      for (const record of table.records(source)) yield record.filter((_, i) => kept[i]);
    },
  };
}
