import { didYouMean } from "../registry.js";
import type { ReadingOptions } from "./csv.js";
import type { TableProblems } from "./problems.js";
import type { Units } from "./table.js";

/** Indices of the columns, from 0. */
export interface Columns {
  readonly names: readonly string[];
  readonly target: number;
  readonly features: readonly number[];
  /** The column whose groups or times are never split. */
  readonly units?: { readonly by: Units["by"]; readonly column: number };
}

/**
 * Finds the target and feature columns by name or number; reports columns that are unknown, and among those that are
 * used, the nameless ones and those called the same.
 */
export function selectColumns(
  names: readonly string[],
  options: ReadingOptions,
  problems: TableProblems,
): Columns {
  const { header = true } = options;
  const find = (name: string | number, role: string): number => {
    const index = indexOf(name, names, header);
    if (index < 0)
      problems.add(cell(0), `no ${role} column ${JSON.stringify(name)}. ${knownNames(name, names, header)}`);
    return index;
  };
  const target = find(options.target, "target");
  const units = unitsOf(options, find, problems);
  const excluded = new Set(options.exclude?.map((name) => find(name, "excluded")));
  const others = [...names.keys()].filter((column) => column !== target && column !== units?.column);
  const chosen = options.features?.map((name) => find(name, "feature")) ?? others;
  const features = chosen.filter((column) => !excluded.has(column));
  const clash = (column: number, roles: string, remedy = "Name it once.") =>
    problems.add(cell(column), `${JSON.stringify(names[column])} is the ${roles}`, remedy);
  if (target >= 0 && features.includes(target)) clash(target, "target and a feature");
  if (target >= 0 && excluded.has(target)) clash(target, "target and excluded", 'Take it out of "exclude".');
  if (units !== undefined && units.column >= 0 && [target, ...features, ...excluded].includes(units.column)) {
    const other = target === units.column ? "target" : excluded.has(units.column) ? "excluded" : "a feature";
    clash(units.column, `${units.by} and ${other}`);
  }
  if (new Set(features).size < features.length && !features.includes(-1)) {
    problems.add(cell(0), "a feature is named twice", "Name each feature once.");
  }
  if (features.length === 0) problems.add(cell(0), "no feature column beside the target");
  reportNames(names, [target, ...features], new Set([options.target, ...(options.features ?? [])]), problems);
  return { names, target, features, ...(units && { units }) };
}

const cell = (field: number) => ({ record: 0, field });

/** A text is a column's name; a number is its place, from 1 at the beginning or −1 at the end, or else a name too. */
function indexOf(name: string | number, names: readonly string[], header: boolean): number {
  if (typeof name === "number") {
    const index = name > 0 ? name - 1 : names.length + name;
    return index >= 0 && index < names.length ? index : names.indexOf(String(name));
  }
  const index = names.indexOf(name);
  return index < 0 && !header && /^-?\d+$/.test(name) ? indexOf(Number(name), names, header) : index;
}

function knownNames(name: string | number, names: readonly string[], header: boolean): string {
  if (header && typeof name === "string") return didYouMean(name, names);
  return `Columns are numbered from 1 to ${names.length}, or from -1 at the end.`;
}

/** The group or time column, one of them at most. */
function unitsOf(
  { group, time }: ReadingOptions,
  find: (name: string | number, role: string) => number,
  problems: TableProblems,
): Columns["units"] {
  if (group !== undefined && time !== undefined) {
    problems.add(cell(0), "found a group and a time column", 'Name one: "group" or "time".');
  }
  if (group !== undefined) return { by: "group", column: find(group, "group") };
  return time === undefined ? undefined : { by: "time", column: find(time, "time") };
}

/** @param named what the config calls columns by */
function reportNames(
  names: readonly string[],
  used: readonly number[],
  named: ReadonlySet<string | number>,
  problems: TableProblems,
): void {
  for (const column of new Set(used)) {
    const name = names[column];
    const twin = names.findLastIndex((other, i) => other === name && (named.has(name) || used.includes(i)));
    if (name === "") {
      const remedy = `Name the column, choose others with "features", or leave it out: "exclude": [${column + 1}].`;
      problems.add(cell(column), `column ${column + 1} has no name`, remedy);
    } else if (name !== undefined && twin > column) {
      const remedy =
        'Give each column that is used a name of its own, or leave one out by its number with "exclude".';
      problems.add(cell(twin), `two columns are called ${JSON.stringify(name)}`, remedy);
    }
  }
}
