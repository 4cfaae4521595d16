import {
  CELL_FACTORS,
  type CellFactor,
  type CellFactors,
  type Outcome,
  type StudyComparison,
} from "../../analysis/compare-studies.js";
import { group as groupBy } from "d3-array";
import { CONFIDENCE, formatTime, list, number, plural, range, ratio, testWords } from "../../words/index.js";
import type { Sampling } from "../../stats/index.js";
import type { Block } from "../blocks.js";
import { tableOf, type Column, type ContentTable } from "../content/table.js";
import { differs } from "../content/varying.js";
import { MARGIN } from "../../analysis/protocol.js";

/** A study as the comparison names it. */
export interface ComparedStudy {
  readonly directory: string;
  readonly name: string;
  /** The version of actbench. */
  readonly version: string;
  readonly backend: string;
  /** Trials in all, and how many of them are not there. */
  readonly trials: number;
  readonly missing: number;
}

/** Two studies beside each other. */
export interface ComparisonReport {
  readonly a: ComparedStudy;
  readonly b: ComparedStudy;
  readonly comparison: StudyComparison;
}

/** Reasons that are named with their cells; of more cells, how many there are. */
const NAMED = 4;

/** The comparison from top to bottom. */
export function comparisonBlocks({ a, b, comparison }: ComparisonReport): readonly Block[] {
  const differences = [
    ...comparison.differences.map(({ what, a: one, b: other }) => `${what}: ${one} in A, ${other} in B`),
    ...(a.version === b.version ? [] : [`actbench: ${a.version} in A, ${b.version} in B`]),
    ...(a.backend === b.backend ? [] : [`backend: ${a.backend} in A, ${b.backend} in B`]),
  ];
  return [
    { kind: "finding", text: headline(comparison), basis: [studyWords("A", a), studyWords("B", b)] },
    differences.length === 0
      ? { kind: "paragraph", text: "The two configs are the same." }
      : { kind: "list", heading: "What differs", items: differences },
    {
      kind: "tables",
      name: "cells",
      tables: comparison.cells.length === 0 ? [] : [table(comparison)],
      note: legend(comparison),
    },
    { kind: "list", heading: "Not compared", items: unmatchedWords(comparison) },
  ];
}

const legend = (comparison: StudyComparison): string =>
  `B / A: how many times as long B takes to the target, by the Hodges–Lehmann estimate over pairs of the same seed; ${testWords[samplingIn(comparison)]}, two-sided, p times the number of rows, on which the last column rests. Equal: surely within a factor of ${MARGIN}.`;

/** One legend for all cells: where either study was looked at before its last seed, that of every look. */
const samplingIn = ({ cells }: StudyComparison): Sampling =>
  cells.some(({ sampling }) => sampling === "sequential") ? "sequential" : "fixed";

const OUTCOMES: readonly (readonly [Outcome, string])[] = [
  ["faster", "surely faster"],
  ["slower", "surely slower"],
  ["equal", "equally fast"],
  ["identical", "identical"],
  ["undecided", "undecided"],
];

/** "Of 8 cells that match, B is surely slower in 6 and undecided in 2." */
function headline({ cells }: StudyComparison): string {
  if (cells.length === 0) return "No cell of A has a partner in B.";
  const counts = OUTCOMES.map(([outcome, words]) => ({
    words,
    count: cells.filter((cell) => cell.outcome === outcome).length,
  })).filter(({ count }) => count > 0);
  const where = counts.map(({ words, count }) => `${words} in ${counts.length === 1 ? "all" : count}`);
  return `Of ${plural(cells.length, "cell")} that match, B is ${list(where)}.`;
}

function studyWords(side: string, { directory, name, version, trials, missing }: ComparedStudy): string {
  const part = missing > 0 ? `; incomplete: ${missing} of its ${trials} trials are missing` : "";
  return `${side}: ${directory} (${name}, actbench ${version}${part})`;
}

const factorWords = (name: CellFactor, a: CellFactors, b: CellFactors): string =>
  a[name] === b[name] ? String(a[name]) : `${a[name]} → ${b[name]}`;

/** The columns that tell the rows apart, and what was compared. */
function table({ cells, compared }: StudyComparison): ContentTable {
  const varying = CELL_FACTORS.filter(
    (name) =>
      name === "activation" ||
      differs(cells, ({ factors }) => factors[name]) ||
      (compared.includes(name) && differs(cells, ({ factorsB }) => factorsB[name])),
  ).filter((name) => name !== "learning_rate" || cells.every(({ factors }) => factors.regime === "given"));
  const spare = [4, 1, 0].map((column) => varying.length + column);
  return tableOf({ title: "Epochs to the target", leading: varying.length - 1, spare }, cells, [
    ...varying.map((name): Column<(typeof cells)[number]> => [
      name.replace("_", "\n"),
      "left",
      ({ factors, factorsB }) => factorWords(name, factors, factorsB),
    ]),
    ["median\nA", "right", ({ medianA, horizonA }) => formatTime(medianA, horizonA)],
    ["median\nB", "right", ({ medianB, horizonB }) => formatTime(medianB, horizonB)],
    ["B / A", "right", ({ comparison }) => ratio(comparison.estimate, [1]) ?? "unknown"],
    [`${CONFIDENCE}\ninterval`, "left", ({ comparison }) => range(comparison.interval, [1])],
    ["p\nadjusted", "right", ({ pAdjusted }) => number(pAdjusted)],
    ["B is", "left", ({ outcome }) => outcome],
  ]);
}

function unmatchedWords({ unmatched }: StudyComparison): string[] {
  const names = CELL_FACTORS.filter(
    (name) =>
      name === "dataset" || name === "activation" || differs(unmatched, ({ factors }) => factors[name]),
  );
  return [...groupBy(unmatched, ({ reason }) => reason)].map(([reason, cells]) => {
    const distinct = [...new Set(cells.map(({ factors }) => names.map((name) => factors[name]).join(" / ")))];
    const named = distinct.slice(0, NAMED).join(", ");
    const more = distinct.length > NAMED ? ` and ${distinct.length - NAMED} more` : "";
    return `${reason}: ${named}${more}`;
  });
}
