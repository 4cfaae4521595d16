import { didYouMean } from "../registry.js";
import type { CsvRecord } from "./csv-records.js";
import type { CsvParameters } from "./csv.js";
import type { Problems } from "./problems.js";

/** Indices of the columns, from 0. */
export interface Columns {
  readonly names: readonly string[];
  readonly target: number;
  readonly features: readonly number[];
}

/** Finds the target and feature columns by name; reports columns that are unknown, nameless or called the same. */
export function selectColumns(
  header: CsvRecord,
  names: readonly string[],
  options: Pick<CsvParameters, "target"> & Partial<CsvParameters>,
  problems: Problems,
): Columns {
  reportNames(header, names, options.features === undefined, problems);
  const find = (name: string | number, role: string): number => {
    const index = names.indexOf(String(name));
    if (index < 0) {
      const hint = hintFor(name, names, options);
      problems.add(header.placeOf(0), `no ${role} column ${JSON.stringify(name)}. ${hint}`);
    }
    return index;
  };
  const target = find(options.target, "target");
  const features = options.features?.map((name) => find(name, "feature")) ?? otherThan(target, names);
  if (target >= 0 && features.includes(target)) {
    problems.add(
      header.placeOf(target),
      `${JSON.stringify(names[target])} is the target and a feature`,
      "Name it once.",
    );
  }
  if (new Set(features).size < features.length && !features.includes(-1)) {
    problems.add(header.placeOf(0), "a feature is named twice", "Name each feature once.");
  }
  if (features.length === 0) problems.add(header.placeOf(0), "no feature column beside the target");
  return { names, target, features };
}

function otherThan(target: number, names: readonly string[]): number[] {
  return [...names.keys()].filter((column) => column !== target);
}

function reportNames(
  header: CsvRecord,
  names: readonly string[],
  allAreUsed: boolean,
  problems: Problems,
): void {
  for (const [column, name] of names.entries()) {
    if (name === "" && allAreUsed) {
      const remedy = 'Name the column, or choose the columns with "features".';
      problems.add(header.placeOf(column), `column ${column + 1} has no name`, remedy);
    } else if (name !== "" && names.indexOf(name) < column) {
      problems.add(
        header.placeOf(column),
        `two columns are called ${JSON.stringify(name)}`,
        "Give each column a name of its own.",
      );
    }
  }
}

/** The nearest name, or the delimiter that the file seems to have. */
function hintFor(
  name: string | number,
  names: readonly string[],
  { delimiter = "," }: Partial<CsvParameters>,
): string {
  const other = [";", "\t", ",", "|"].find(
    (mark) => mark !== delimiter && names.length === 1 && names[0].includes(mark),
  );
  return other === undefined
    ? didYouMean(String(name), names)
    : `The only column is ${JSON.stringify(names[0])}; is the "delimiter" ${JSON.stringify(other)}?`;
}
