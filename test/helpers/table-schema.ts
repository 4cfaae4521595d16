/** A field of a [Table Schema](https://specs.frictionlessdata.io/table-schema/), as far as our data packages use it. */
interface SchemaField {
  readonly name: string;
  readonly type: "string" | "integer" | "number" | "boolean";
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly constraints?: {
    readonly required?: boolean;
    readonly minimum?: number;
    readonly maximum?: number;
  };
}

export interface TableSchema {
  readonly fields: readonly SchemaField[];
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[];
  readonly uniqueKeys?: readonly (readonly string[])[];
  readonly foreignKeys?: readonly {
    readonly fields: string;
    readonly reference: { readonly resource: string; readonly fields: string };
  }[];
}

export interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: TableSchema;
}

/** A table as a CSV reader gives it: the header and the cells, all text. */
export type Cells = readonly (readonly string[])[];

/** What is wrong with a table, by its schema: types, missing values, constraints and keys; at most one line a cell. */
export function schemaProblems({ name, schema }: Resource, tables: ReadonlyMap<string, Cells>): string[] {
  const [header, ...rows] = tables.get(name)!;
  const names = schema.fields.map((field) => field.name);
  if (names.join() !== header.join()) return [`${name}: the header is ${header.join()}`];
  const cells = rows.flatMap((row, i) =>
    row.map((text, j) => {
      const problem = cellProblem(text, schema.fields[j], schema.missingValues);
      return problem === undefined
        ? []
        : `${name}, row ${i + 1}, ${names[j]}: ${text || "nothing"} ${problem}`;
    }),
  );
  const keys = [schema.primaryKey ?? [], ...(schema.uniqueKeys ?? [])].filter((key) => key.length > 0);
  const repeated = keys
    .filter((key) => new Set(columnsOf(tables.get(name)!, key)).size < rows.length)
    .map((key) => `${name}: ${key.join()} is not unique`);
  const dangling = (schema.foreignKeys ?? []).flatMap(({ fields, reference }) => {
    const known = new Set(columnsOf(tables.get(reference.resource)!, [reference.fields]));
    return columnsOf(tables.get(name)!, [fields])
      .filter((key) => !known.has(key))
      .map((key) => `${name}: no ${reference.fields} ${key} in ${reference.resource}`);
  });
  return [...cells.flat(), ...repeated, ...dangling];
}

function cellProblem(text: string, field: SchemaField, missing: readonly string[]): string | undefined {
  const { required, minimum = -Infinity, maximum = Infinity } = field.constraints ?? {};
  if (missing.includes(text)) return required ? "is required" : undefined;
  if (!isOfType(text, field)) return `is no ${field.type}`;
  const value = Number(text);
  return value < minimum || value > maximum ? `is not within ${minimum} to ${maximum}` : undefined;
}

function isOfType(text: string, { type, trueValues = [], falseValues = [] }: SchemaField): boolean {
  switch (type) {
    case "string":
      return true;
    case "boolean":
      return [...trueValues, ...falseValues].includes(text);
    case "integer":
      return /^[+-]?\d+$/.test(text);
    case "number":
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
  }
}

function columnsOf([header, ...rows]: Cells, names: readonly string[]): string[] {
  const indices = names.map((name) => header.indexOf(name));
  return rows.map((row) => JSON.stringify(indices.map((index) => row[index])));
}
