import type { Where } from "../../analysis/conditions.js";
import { groupBy } from "../../analysis/group-by.js";
import { isClock, type Measure, type Verdict, type VerdictWord } from "../../analysis/verdict.js";
import type { Display } from "./display.js";
import { list, plural, wrap } from "./format.js";
import { styleFor, type Paint, type Style } from "./style.js";

const MARKS: Readonly<Record<VerdictWord, string>> = {
  supported: "✓",
  "direction only": "~",
  refuted: "✗",
  inconclusive: "?",
};

const WIDEST = 120;
const GAP = "  ";

/**
 * The verdicts, claim by claim: a row for each data set with the finding where each activation has its own best learning
 * rate and initial gain, and the marks of the other conditions below it. Empty without verdicts.
 */
export function verdictTable(verdicts: readonly Verdict[], display: Display): string {
  if (verdicts.length === 0) return "";
  const { bold, dim } = styleFor(display);
  const width = Math.min(display.columns, WIDEST);
  const groups = groupBy(verdicts, ({ claim }) => claim);
  const blocks = [...groups.values()].map((group) => {
    const [{ claim, statement }] = group;
    return [
      bold(wrapped(`${claim}: ${statement}`, width)),
      ...claimRows(group).map((row) => drawRow(row, placeWidth(verdicts, width), width, display)),
      ...originally(group).map((text) => dim(indented(text, GAP.length, width))),
    ].join("\n");
  });
  return [dim(wrapped(heading(verdicts), width)), ...blocks].join("\n\n");
}

function heading(verdicts: readonly Verdict[]): string {
  const claims = new Set(verdicts.map(({ claim }) => claim)).size;
  const tests = verdicts.filter(({ p }) => p !== null).length;
  const exploratory = verdicts.every(({ status }) => status === "exploratory");
  const what = exploratory
    ? `${plural(claims, "comparison")}, exploratory: nothing was declared before the trials were seen`
    : plural(claims, "claim");
  const marks = Object.entries(MARKS).map(([word, mark]) => `${mark} ${word}`);
  return `${what}; ${plural(tests, "test")}, adjusted by Holm's method. ${marks.join(", ")}`;
}

/** What stands in one row: the verdict in the first of its conditions, and the others. */
interface ClaimRow {
  readonly place: string;
  readonly main: Verdict;
  readonly others: readonly Verdict[];
  /** All verdicts of the claim, to see what tells the others apart. */
  readonly group: readonly Verdict[];
}

function claimRows(group: readonly Verdict[]): ClaimRow[] {
  const ofTrials = group.filter(({ where, measure }) => where !== null && !isClock(measure));
  const networks = new Set(ofTrials.map(({ where }) => where?.factors.hidden)).size;
  const places = groupBy(ofTrials, ({ where }) =>
    [where?.factors.dataset, ...(networks > 1 ? [where?.factors.hidden] : [])].join(" "),
  );
  return [
    ...group
      .filter((verdict) => !ofTrials.includes(verdict))
      .map((main) => ({ place: placeOf(main.measure), main, others: [], group })),
    ...[...places].map(([place, all]) => {
      const main = all.find(({ where }) => where?.regime === "tuned") ?? all[0];
      return { place, main, others: all.filter((each) => each !== main), group: ofTrials };
    }),
  ];
}

/** What decides where no trials do. */
function placeOf(measure: Measure): string {
  if (isClock(measure)) return "clock";
  return { largest_error: "formula", parameters: "size" }[String(measure)] ?? "";
}

/** As wide as the longest data set, within reason. */
function placeWidth(verdicts: readonly Verdict[], width: number): number {
  const longest = Math.max(
    ...verdicts.map(({ where }) => String(where?.factors.dataset ?? "formula").length),
  );
  return Math.min(longest, width < 100 ? 12 : 18);
}

function drawRow(
  { place, main, others, group }: ClaimRow,
  placeColumns: number,
  width: number,
  display: Display,
): string {
  const style = styleFor(display);
  const mark = display.colour ? MARKS[main.verdict] : `${MARKS[main.verdict]} ${main.verdict}`;
  const markColumns = display.colour ? 1 : "? direction only".length;
  const left = GAP.length + markColumns + GAP.length + placeColumns + GAP.length;
  const places = wrapped(place, placeColumns, true).split("\n");
  const findings = wrapped(sentence(main), width - left).split("\n");
  const rest = elsewhere(others, group);
  const lines = [...findings, ...(rest === "" ? [] : wrapped(rest, width - left).split("\n"))];
  const rows = Array.from({ length: Math.max(lines.length, places.length) }, (_, i) => {
    const shownMark =
      i === 0
        ? paintOf(main.verdict, style)(mark) + " ".repeat(markColumns - mark.length)
        : " ".repeat(markColumns);
    const line = lines[i] ?? "";
    return `${GAP}${shownMark}${GAP}${(places[i] ?? "").padEnd(placeColumns)}${GAP}${i < findings.length ? line : style.dim(line)}`.trimEnd();
  });
  return rows.join("\n");
}

function paintOf(verdict: VerdictWord, { good, bad, bold, dim }: Style): Paint {
  return { supported: good, "direction only": bold, refuted: bad, inconclusive: dim }[verdict];
}

function sentence({ finding, seedsNeeded }: Verdict): string {
  const seeds =
    seedsNeeded !== null && !finding.includes("seeds would")
      ? ` (about ${seedsNeeded} seeds would decide)`
      : "";
  // A formula keeps its small letter: tanh(x), σ′(5).
  const start = /^[a-z]+[ ,-]/.test(finding) ? finding[0].toUpperCase() : finding[0];
  return `${start}${finding.slice(1)}${seeds}.`;
}

/** "Elsewhere: ~ shared rate; ✓ unit gain": the verdicts under other regimes, gains, …; empty where there are none. */
function elsewhere(others: readonly Verdict[], group: readonly Verdict[]): string {
  const words = new Set(others.map(({ verdict }) => verdict));
  if (words.size === 1 && others.length > 1) {
    return `Elsewhere: ${MARKS[others[0].verdict]} in all ${others.length} other conditions.`;
  }
  const marks = others.map(
    ({ verdict, where }) => `${MARKS[verdict]} ${where === null ? "" : circumstances(where, group)}`,
  );
  return marks.length === 0 ? "" : `Elsewhere: ${marks.join("; ")}.`;
}

const FACTOR_WORDS: readonly (readonly [keyof Where["factors"], (value: string | number) => string])[] = [
  ["optimizer", String],
  ["initializer", (value) => `${value} initialisation`],
  ["gain", (value) => `${value} gain`],
  ["l1", (value) => `L1 ${value}`],
  ["l2", (value) => `L2 ${value}`],
  ["dropout", (value) => `dropout ${value}`],
  ["batch_size", (value) => `batches of ${value}`],
];

/** What sets a condition apart from the others of its claim. */
function circumstances({ regime, factors }: Where, group: readonly Verdict[]): string {
  const wheres = group.flatMap(({ where }) => where ?? []);
  const varies = (value: (where: Where) => unknown) => new Set(wheres.map(value)).size > 1;
  return list([
    ...(varies((where) => where.regime) ? [`${regime} rate`] : []),
    ...FACTOR_WORDS.filter(([name]) => varies((where) => where.factors[name])).map(([name, words]) =>
      words(factors[name]),
    ),
  ]);
}

/** Under which condition the claim was made, where ours speak against it. */
function originally(group: readonly Verdict[]): string[] {
  const [{ original, source }] = group;
  const against = group.some(({ verdict }) => verdict === "refuted" || verdict === "direction only");
  return against && original !== "" ? [`Source: ${source}. Its condition: ${original}.`] : [];
}

/** Breaks lines, but not between a number and its % or ×, or after a mark; a word that is too long only where it must. */
function wrapped(text: string, columns: number, hard = false): string {
  const kept = text.replaceAll(/ (?=[%×])|(?<=(?:^| )[✓~✗?]) /g, "\u0000");
  const lines = wrap(kept, columns).replaceAll("\u0000", " ");
  if (!hard) return lines;
  return lines
    .split("\n")
    .flatMap((line) => line.match(new RegExp(`.{1,${columns}}`, "gu")) ?? [])
    .join("\n");
}

function indented(text: string, by: number, width: number): string {
  return wrapped(text, width - by)
    .split("\n")
    .map((line) => " ".repeat(by) + line)
    .join("\n");
}
