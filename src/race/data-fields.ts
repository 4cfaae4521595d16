import { z } from "zod";
import { csv } from "../datasets/csv.js";
import { datasets } from "../datasets/index.js";
import { entryOf, firstOf, type RaceConfig } from "./config.js";
import { element } from "./dom.js";
import { field, group, numberField, selectField, textField, type ConfigField } from "./field.js";

export interface DataSettings extends ConfigField {
  /** Races on a table that the user has given. */
  takeFile(file: File): void;
}

/** The data set with its parameters, the root seed, and a place for a file. */
export function dataFields({ config, change, takeFile }: DataSettings): HTMLElement {
  const entry = entryOf(firstOf(config.datasets));
  const name = String(entry.name);
  const isFile = name === csv.name;
  const put = (chosen: unknown) => change({ ...config, datasets: chosen } as RaceConfig);
  const parameters = datasets.has(name)
    ? numbersOf(datasets.get(name).parameters, entry).map(({ key, value }) =>
        numberField(key, value, (given) => put({ ...entry, [key]: given })),
      )
    : [];
  return group(
    "Data",
    selectField("data set", isFile ? [csv.name, ...datasets.names] : datasets.names, name, put),
    ...parameters,
    ...(isFile
      ? [
          textField("target column", String(entry.target), (text) =>
            put({ ...entry, target: columnOf(text) }),
          ),
        ]
      : []),
    numberField("root seed", config.seed ?? 1, (seed) => change({ ...config, seed })),
    field(
      "your CSV file",
      element("input", {
        id: "file",
        type: "file",
        accept: ".csv,.tsv,.txt",
        change: ({ target }) => {
          const file = (target as HTMLInputElement).files?.[0];
          if (file) takeFile(file);
        },
      }),
    ),
  );
}

/** The numbers of a data set: as the config has them, else their defaults. */
function numbersOf(
  schema: z.ZodType,
  given: Readonly<Record<string, unknown>>,
): { readonly key: string; readonly value: unknown }[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).flatMap(([key, property]) =>
    typeof property === "object" && typeof property.default === "number"
      ? [{ key, value: given[key] ?? property.default }]
      : [],
  );
}

/** Columns are named, or numbered from 1, or from −1 at the end. */
const columnOf = (text: string): string | number => (/^-?\d+$/.test(text) ? Number(text) : text);
