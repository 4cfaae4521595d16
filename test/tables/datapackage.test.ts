import { expect, test } from "vitest";
import { csvTables } from "../../src/tables/index.js";
import { dataPackage } from "../../src/tables/datapackage.js";
import { NO_LOOKS } from "../../src/experiment/looks.js";
import { inventedExperiment } from "../helpers/invented-study.js";

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema: {
    readonly fields: readonly { readonly name: string; readonly type: string }[];
    readonly primaryKey?: readonly string[];
    readonly uniqueKeys?: readonly (readonly string[])[];
    readonly foreignKeys?: readonly {
      readonly fields: string;
      readonly reference: { readonly resource: string; readonly fields: string };
    }[];
  };
}

const study = { experiment: inventedExperiment, needs: [], looks: NO_LOOKS };

function resourcesOf(): Resource[] {
  return JSON.parse(dataPackage(study)).resources;
}

test("a resource describes each CSV, column by column, in order", () => {
  expect(resourcesOf().map(({ path }) => path)).toEqual(csvTables.names.map((name) => `${name}.csv`));
  for (const { name, schema } of resourcesOf()) {
    const columns = csvTables
      .get(name)
      .fileOf(study)
      .fields.map((field) => field.name);
    expect(schema.fields.map((field) => field.name)).toEqual(columns);
    expect(columns).toEqual(expect.arrayContaining([...(schema.primaryKey ?? schema.uniqueKeys![0])]));
  }
});

test("every foreign key leads to a column of a resource that is there", () => {
  const resources = resourcesOf();
  const keys = resources.flatMap(({ schema }) => schema.foreignKeys ?? []);
  expect(keys).toHaveLength(2);
  for (const { reference } of keys) {
    const target = resources.find(({ name }) => name === reference.resource);
    expect(target?.schema.fields.map(({ name }) => name)).toContain(reference.fields);
  }
});

test.each([
  ["My Study, 2", "my-study-2"],
  ["  ", "study"],
  ["quickstart", "quickstart"],
])("an experiment named %j is a package named %j", (name, expected) => {
  expect(JSON.parse(dataPackage({ ...study, experiment: { ...inventedExperiment, name } })).name).toBe(
    expected,
  );
});
