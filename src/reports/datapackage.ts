import type { Experiment } from "../experiment/experiment.js";
import { csvTables } from "./csv/index.js";
import type { CsvTable, Field } from "./csv/table.js";

/**
 * Describes every CSV of a run as a [tabular data package](https://specs.frictionlessdata.io/tabular-data-package/):
 * types, units, meanings and keys of all columns. Returns the text of `datapackage.json`.
 */
export function dataPackage(experiment: Experiment): string {
  const description = {
    profile: "tabular-data-package",
    name: slug(experiment.name),
    title: `actbench: ${experiment.name}`,
    resources: csvTables.members.map(resource),
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
      fields: table.fields.map(field),
      missingValues: [""],
      primaryKey: table.primaryKey,
      ...(table.refersToTrials && {
        foreignKeys: [{ fields: "trial_id", reference: { resource: "trials", fields: "trial_id" } }],
      }),
    },
  };
}

function field({ name, type, unit, description }: Field): object {
  return {
    name,
    type,
    ...(unit !== undefined && { unit }),
    description,
    ...(type === "boolean" && { trueValues: ["1"], falseValues: ["0"] }),
  };
}

/** Lower case letters, digits, ".", "_" and "-", which is all that a package's name may have. */
function slug(name: string): string {
  const allowed = name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, "-");
  return allowed.replaceAll(/^-+|-+$/g, "") || "study";
}
