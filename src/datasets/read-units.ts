import { isMissing, notANumber, parseNumber, type Notation } from "./fields.js";
import type { TableProblems } from "./problems.js";
import type { Units } from "./table.js";
import type { LabelColumn } from "./targets.js";

/** The group or time column as units: groups in the order of first sight, times and numbered groups in their own. */
export function readUnits(
  by: Units["by"],
  column: LabelColumn,
  notation: Notation,
  problems: TableProblems,
): Units {
  const { name, labels, indices, cellOf } = column;
  const title = `${by} ${JSON.stringify(name)}`;
  const missing = labels.map(isMissing);
  for (const [row, label] of indices.entries()) {
    const remedy = 'Leave such rows out with "missing": "drop".';
    if (missing[label]) problems.add(cellOf(row), `${title}: the value is missing`, remedy);
  }
  const known = labels.filter((_, i) => !missing[i]);
  if (known.length === 1) {
    const only = `${title}: ${JSON.stringify(known[0])} is the only ${by}`;
    problems.add(cellOf(0), only, `Each part needs a ${by} of its own.`);
  }
  const numbers = labels.map((text) => parseNumber(text, notation));
  const areNumbers = numbers.every((value, i) => value !== undefined || missing[i]);
  // 1 and 1.0 are one group, as they are one class of a target.
  if (by === "group" && !areNumbers)
    return { by, column: name, count: labels.length, of: Int32Array.from(indices) };
  const values = by === "group" ? numbers : timesOf(column, missing, numbers, title, problems);
  const units = [...new Set(values.map((value) => value ?? 0))].toSorted((a, b) => a - b);
  const rank = new Map(units.map((unit, i) => [unit, i]));
  return {
    by,
    column: name,
    count: units.length,
    of: Int32Array.from(indices, (i) => rank.get(values[i] ?? 0)!),
  };
}

/** The time that each label stands for: all numbers, or all dates. */
function timesOf(
  { labels, indices, cellOf }: LabelColumn,
  missing: readonly boolean[],
  numbers: readonly (number | undefined)[],
  title: string,
  problems: TableProblems,
): number[] {
  const dates = labels.map(parseDate);
  const areDates = dates.filter(Boolean).length > numbers.filter((value) => value !== undefined).length;
  const values = areDates ? dates : numbers;
  for (const [i, value] of values.entries()) {
    if (value !== undefined || missing[i]) continue;
    const text = labels[i];
    const other = areDates || DATE_LIKE.test(text);
    const found = other ? `${JSON.stringify(text)} is no date` : notANumber(text);
    problems.add(
      cellOf(indices.indexOf(i)),
      `${title}: ${found}`,
      "A time is a number, or a date as 2024-05-31 or 2024-05-31T12:30; all of a column are of one kind.",
    );
  }
  return values.map((value) => value ?? 0);
}

const DATE_LIKE = /\d\D+\d/;

const DATE =
  /^(?<year>\d{4})-(?<month>\d\d)(?:-(?<day>\d\d)(?:[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d(?:\.\d+)?))?(?<zone>Z|[+-]\d\d:?\d\d)?)?)?$/;

/** Milliseconds since 1970 of an ISO 8601 date, in UTC where it names no zone; undefined where it is none. */
function parseDate(text: string): number | undefined {
  const {
    year,
    month,
    day = "1",
    hour = "0",
    minute = "0",
    second = "0",
    zone,
  } = DATE.exec(text)?.groups ?? {};
  if (year === undefined) return undefined;
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = midnight.getUTCMonth() === Number(month) - 1 && midnight.getUTCDate() === Number(day);
  if (!exists || Number(hour) > 23 || Number(minute) > 59 || Number(second) >= 60) return undefined;
  const minutes = 60 * Number(hour) + Number(minute) - offsetOf(zone);
  return midnight.getTime() + 60_000 * minutes + 1000 * Number(second);
}

/** In minutes. */
function offsetOf(zone = "Z"): number {
  if (zone === "Z") return 0;
  const minutes = 60 * Number(zone.slice(1, 3)) + Number(zone.slice(-2));
  return zone.startsWith("-") ? -minutes : minutes;
}
