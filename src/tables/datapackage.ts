import { csvTables } from "./index.js";
import { type Columned, type CsvTable, type ColumnDescriptor } from "./table.js";

/**
 * Describes every CSV of a run as a [tabular data package](https://specs.frictionlessdata.io/tabular-data-package/):
 * types, units, meanings and keys of all columns. Returns the text of `datapackage.json`.
 */
export function dataPackage(study: Columned): string {
  const description = {
    profile: "tabular-data-package",
    name: slug(study.experiment.name),
    title: `actbench: ${study.experiment.name}`,
    resources: csvTables.members.map((table) => resource(table.fileOf(study))),
  };
  return `${JSON.stringify(description, undefined, 2)}\n`;
}

function resource(table: CsvTable): object {
  return {
    profile: "tabular-data-resource",
    name: table.name,
    path: `${table.name}.csv`,
    description: table.description,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    dialect: { delimiter: ",", lineTerminator: "\n", quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: table.fields.map((each) =>
        field(each, !table.keyHasGaps && table.primaryKey.includes(each.name)),
      ),
      missingValues: [""],
      ...(table.keyHasGaps ? { uniqueKeys: [table.primaryKey] } : { primaryKey: table.primaryKey }),
      ...(table.refersToTrials && {
        foreignKeys: [{ fields: "trial_id", reference: { resource: "trials", fields: "trial_id" } }],
      }),
    },
  };
}

function field({ name, type, unit, description }: ColumnDescriptor, required: boolean): object {
  const constraints = { ...(required && { required }), ...boundsOf(type, unit) };
  return {
    name,
    type,
    ...(unit !== undefined && { unit }),
    description,
    ...(type === "boolean" && { trueValues: ["1"], falseValues: ["0"] }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

/** Shares lie between 0 and 1, cosines between −1 and 1; whole numbers are counts, widths and seeds. */
function boundsOf(type: ColumnDescriptor["type"], unit: string | undefined): object {
  if (unit === "share") return { minimum: 0, maximum: 1 };
  if (unit === "cosine") return { minimum: -1, maximum: 1 };
  return type === "integer" ? { minimum: 0 } : {};
}

/** Lower case letters, digits, ".", "_" and "-", which is all that a package's name may have. */
function slug(name: string): string {
  const allowed = name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, "-");
  return allowed.replaceAll(/^-+|-+$/g, "") || "study";
}
