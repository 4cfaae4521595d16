import { visitRecords } from "../datasets/csv-records.js";
import { ActbenchError } from "../errors.js";
import { keptIn } from "../kept.js";
import { didYouMean } from "../registry.js";
import type { EventTime } from "../stats/index.js";

/** Which column of a long table holds what: a row for each evaluation of each run. */
export interface RunColumns {
  /** Epoch, step or seconds; not negative. */
  readonly time: string;
  /** What was measured then. An empty cell, NaN or an infinite value never counts as arrived. */
  readonly value: string;
  /** What is compared. */
  readonly arm: string;
  /** What runs of different arms have in common; they are paired by it. */
  readonly seed: string;
}

/** Which value counts as arrived, and from which side. */
export interface RunTarget {
  readonly value: number;
  readonly goal: "minimize" | "maximize";
}

/** By column, the value of the rows that count, where a table holds several metrics. */
export type RowFilter = Readonly<Record<string, string>>;

/** When one run first met the target. */
export interface RunTime {
  readonly arm: string;
  readonly seed: string;
  readonly outcome: EventTime;
}

interface RunPoint {
  readonly time: number;
  readonly value: number;
}

/**
 * The time to target of every run of a long table, arms in the order of the file. The first crossing is interpolated
 * between two evaluations; a run that never met the target was watched until its last row.
 *
 * @param file what errors call it
 * @throws {ActbenchError} on an unknown column, a filter that no row passes, a time or value that is no number, and two values of a run at one time
 */
export function readRuns(
  text: string,
  file: string,
  columns: RunColumns,
  target: RunTarget,
  where: RowFilter = {},
): RunTime[] {
  const runs = new Map<string, { arm: string; seed: string; points: RunPoint[]; last: number }>();
  let places: Record<keyof RunColumns, number> | undefined;
  let filters: Filter[] = [];
  let row = 0;
  visitRecords(text, { delimiter: delimiterOf(text) }, (fields) => {
    if (places === undefined) {
      filters = findFilters(fields, file, where);
      return void (places = findColumns(fields, file, columns));
    }
    row++;
    if (!filters.every((filter) => passes(filter, fields))) return;
    const [arm, seed] = [fields[places.arm] ?? "", fields[places.seed] ?? ""];
    if (arm === "" || seed === "") {
      throw misread(file, row, arm === "" ? columns.arm : columns.seed, "", "a name");
    }
    const time = numberIn(fields[places.time] ?? "");
    if (time === undefined || !(time >= 0 && time < Infinity)) {
      throw misread(file, row, columns.time, fields[places.time], "a time of at least 0");
    }
    const value = numberIn(fields[places.value] ?? "");
    if (value === undefined) throw misread(file, row, columns.value, fields[places.value], "a number");
    const key = JSON.stringify([arm, seed]);
    const run = keptIn(runs, key, () => ({ arm, seed, points: [], last: 0 }));
    run.last = Math.max(run.last, time);
    if (Number.isFinite(value)) run.points.push({ time, value });
  });
  if (runs.size === 0) for (const filter of filters) refuseEmpty(filter, file);
  return [...runs.values()].map(({ arm, seed, points, last }) => ({
    arm,
    seed,
    outcome: timeToTarget(points, last, target, `${file}: ${arm}, seed ${seed}`),
  }));
}

/** An empty cell, as pandas writes NaN, is NaN; what is no number is undefined. */
function numberIn(text: string): number | undefined {
  if (text === "" || /^nan$/i.test(text)) return NaN;
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  const value = Number(text);
  return Number.isNaN(value) ? undefined : value;
}

function timeToTarget(
  points: readonly RunPoint[],
  last: number,
  { value, goal }: RunTarget,
  run: string,
): EventTime {
  const sorted = points.toSorted((a, b) => a.time - b.time);
  const twice = sorted.findIndex(({ time }, i) => i > 0 && sorted[i - 1].time === time);
  if (twice >= 0) {
    throw new ActbenchError(`${run}: two values at time ${sorted[twice].time}`, {
      remedy:
        "A run is an arm and a seed: keep one run of each, and one metric, such as with --where key=loss.",
    });
  }
  const meets = (point: RunPoint) => (goal === "minimize" ? point.value <= value : point.value >= value);
  const first = sorted.findIndex(meets);
  if (first >= 0) return { reached: true, time: crossing(sorted[first - 1], sorted[first], value) };
  if (last > 0) return { reached: false, horizon: last };
  throw new ActbenchError(`${run}: nothing was measured after time 0, and the target is not met there`);
}

/** Between two evaluations the value is taken to change evenly. */
function crossing(before: RunPoint | undefined, after: RunPoint, value: number): number {
  if (before === undefined || !Number.isFinite(before.value) || !Number.isFinite(after.value))
    return after.time;
  return before.time + ((after.time - before.time) * (value - before.value)) / (after.value - before.value);
}

/** The one of comma, semicolon and tab that the header has. */
function delimiterOf(text: string): string {
  const [header] = text.split(/\r?\n/, 1);
  return ["\t", ";"].find((mark) => header.includes(mark) && !header.includes(",")) ?? ",";
}

function findColumns(
  header: readonly string[],
  file: string,
  columns: RunColumns,
): Record<keyof RunColumns, number> {
  const find = (role: keyof RunColumns) => findColumn(header, file, columns[role], role);
  return { time: find("time"), value: find("value"), arm: find("arm"), seed: find("seed") };
}

function findColumn(header: readonly string[], file: string, column: string, option: string): number {
  const at = header.indexOf(column);
  if (at >= 0) return at;
  throw new ActbenchError(`${file}: no column ${JSON.stringify(column)} (--${option})`, {
    remedy: [didYouMean(column, header), foreignRemedy(header)].filter(Boolean).join("\n"),
  });
}

/** A column in which rows have to have one value, and values that were seen there. */
interface Filter {
  readonly column: string;
  readonly at: number;
  readonly value: string;
  readonly seen: Set<string>;
}

const findFilters = (header: readonly string[], file: string, where: RowFilter): Filter[] =>
  Object.entries(where).map(([column, value]) => {
    return { column, value, at: findColumn(header, file, column, "where"), seen: new Set<string>() };
  });

/** As many values are kept as an error may name. */
const MOST_SEEN = 100;

function passes({ at, value, seen }: Filter, fields: readonly string[]): boolean {
  const found = fields[at] ?? "";
  if (seen.size < MOST_SEEN) seen.add(found);
  return found === value;
}

function refuseEmpty({ column, value, seen }: Filter, file: string): void {
  if (seen.has(value)) return;
  throw new ActbenchError(`${file}: no row has ${JSON.stringify(value)} in column ${column} (--where)`, {
    remedy: didYouMean(value, [...seen]),
  });
}

const misread = (file: string, row: number, column: string, found: string | undefined, expected: string) =>
  new ActbenchError(
    `${file}: row ${row} below the header, column ${column}: found ${JSON.stringify(found ?? "")}, expected ${expected}`,
  );

/** Tables that other tools write and that lack what runs are told apart by: how they are known, and what to do. */
const SHAPES: readonly { readonly has: (header: readonly string[]) => boolean; readonly remedy: string }[] = [
  {
    has: (header) => header.some((column) => / - .+__(MIN|MAX)$/.test(column)),
    remedy:
      "This is a chart of Weights & Biases, a column for each run. A row for each evaluation is needed: run.history() gives that.",
  },
  {
    has: (header) => ["Wall time", "Step", "Value"].every((column) => header.includes(column)),
    remedy:
      "This is one scalar of one run, as TensorBoard saves it: join the runs' files, each with columns that name its arm and its seed.",
  },
  {
    has: (header) => ["run_id", "key", "value", "step"].every((column) => header.includes(column)),
    remedy:
      "These are metrics of MLflow: add the runs' parameters as columns of arm and seed, and choose a metric with --where key=loss.",
  },
];

/** What to do with a table that another tool wrote; undefined where it is none that is known. */
const foreignRemedy = (header: readonly string[]): string | undefined =>
  SHAPES.find(({ has }) => has(header))?.remedy;
