import type { DatasetSummary } from "../../datasets/summary.js";
import { list, percent, plural, present } from "../../words/index.js";

/** How many classes are named, the largest first. */
const SHOWN = 6;

const DELIMITERS: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
  whitespace: "blanks",
};

/**
 * What a data set holds, and how the user's own file was read: rows, features, task, classes with the rows of each and
 * the share of the largest, rows left out, and whatever may have been meant otherwise.
 */
export function datasetSentence(summary: DatasetSummary): string {
  const { label, rows, features, reading, isOneSample } = summary;
  const size = `${label}: ${plural(rows, "row")}, ${plural(features, "feature")}; ${taskWords(summary)}`;
  const scope = isOneSample ? ` ${scopeWords(reading)}` : "";
  if (reading === undefined) return `${size}.${scope}`;
  const dropped =
    reading.dropped > 0 ? ` ${plural(reading.dropped, "row")} with a missing value left out.` : "";
  const found = reading.delimiterWasFound ? " (found)" : "";
  const delimiter = DELIMITERS[reading.delimiter] ?? JSON.stringify(reading.delimiter);
  const notes = notesOf(summary).map((note) => ` ${note}`);
  return `${size}.${dropped} Fields separated by ${delimiter}${found}.${scope}${notes.join("")}`;
}

/** What seeds vary, and so what intervals are about, where a data set is one sample. */
function scopeWords(reading: DatasetSummary["reading"]): string {
  const about = `intervals are about ${reading === undefined ? "these rows" : "this file"}`;
  const units = reading?.units;
  if (units === undefined) return `Each seed is another split of the same rows: ${about}.`;
  const named = `${units.count.toLocaleString("en")} ${units.by}s of ${JSON.stringify(units.column)}`;
  return units.by === "group"
    ? `Each seed is another split of the same rows, in whole groups (${named}): ${about}.`
    : `Each seed is another cut through the same rows, later ones being tested on (${named}): ${about}.`;
}

function taskWords({ task, classes, rows, reading }: DatasetSummary): string {
  const target = reading === undefined ? "" : ` of ${JSON.stringify(reading.target)}`;
  if (task === "regression") return `regression${target}`;
  const largest = baselineText(Math.max(...classes.map((each) => each.rows)) / rows);
  const shown = [...classes].toSorted((a, b) => b.rows - a.rows).slice(0, SHOWN);
  const listed = classes.length <= SHOWN ? classes : shown;
  const counts = listed.map((each) => `${each.name} (${each.rows.toLocaleString("en")})`);
  const rest = classes.length - counts.length;
  const all = list(present([...counts, rest > 0 && `${rest} more`]));
  return `classification${target} into ${classes.length} classes: ${all}; the largest is ${largest}`;
}

/** To the hundredth of a percent, in which a target may differ from it. */
export const baselineText = (share: number): string => percent(Number(share.toFixed(4)));

/** What a reader should look at before the results. */
function notesOf({ task, reading }: DatasetSummary): string[] {
  if (reading === undefined) return [];
  const { target, counters, isEitherTask, sameButForCase } = reading;
  return present([
    isEitherTask &&
      (task === "classification"
        ? `The target's whole numbers were taken for classes; "task": "regression" takes them for numbers.`
        : `The target's whole numbers were taken for numbers; "task": "classification" takes them for classes.`),
    ...counters.map(
      (name) =>
        `${JSON.stringify(name)} counts the rows: if it is their number, leave it out with "exclude".`,
    ),
    ...sameButForCase.map(
      ([a, b]) =>
        `The classes ${JSON.stringify(a)} and ${JSON.stringify(b)} of ${JSON.stringify(target)} differ in nothing but capital letters.`,
    ),
  ]);
}
