import { differs } from "./varying.js";
import { group as groupBy } from "d3-array";
import { isClock, isRatio, type Measure, type Verdict, type VerdictWord } from "../../analysis/verdict.js";
import {
  list,
  plural,
  present,
  range,
  ratio,
  ratioNumber,
  changeWords,
  firstCrossings,
  ratiosOver,
  valueWords,
} from "../../words/index.js";
import { briefly, CONDITION_FACTORS } from "../../factors/index.js";
import type { Link } from "../../sources/cite.js";

export const MARKS: Readonly<Record<VerdictWord, string>> = {
  supported: "✓",
  "direction only": "~",
  refuted: "✗",
  inconclusive: "?",
};

/** What there is to say of one claim. */
export interface ClaimSection {
  readonly claim: string;
  readonly statement: string;
  readonly rows: readonly ClaimRow[];
  /** Under which condition the claim was made, where ours speak against it; else empty. */
  readonly origin: string;
  /** What of it leads somewhere. */
  readonly links?: readonly Link[];
}

/**
 * One row a data set: the verdict where each activation has its own best learning rate and initial gain, and in a
 * sentence the verdicts under the other conditions.
 */
export interface ClaimRow {
  /** The data set and, where the claim is judged in several, the network; or what else decides: the formula, the clock. */
  readonly place: string;
  /** The label of the data set; null where none decides. */
  readonly dataset: string | null;
  /** Its hidden layers, where the claim is judged in several networks; else empty. */
  readonly network: string;
  readonly verdict: VerdictWord;
  readonly finding: string;
  readonly elsewhere: string;
  /** Figures: "3.1", "2.6 to 3.7", "20"; empty where nothing is tested. */
  readonly estimate: string;
  readonly interval: string;
  readonly n: string;
}

/** Said of a claim that was declared when it could be judged already, or that a registration does not have. */
const lateWords = (isRegistered: boolean): string =>
  isRegistered
    ? "exploratory, as it is not what was registered"
    : "exploratory, as trials that judge it were there before it was declared";

/**
 * The verdicts, claim by claim.
 *
 * @param late names of the claims that were declared when trials that judge them were there already
 */
export function claimSections(
  verdicts: readonly Verdict[],
  late: ReadonlySet<string> = new Set(),
  isRegistered = false,
): ClaimSection[] {
  return [...groupBy(verdicts, ({ claim }) => claim).values()].map((group) => ({
    claim: group[0].claim,
    statement: `${group[0].statement}${late.has(group[0].claim) ? ` (${lateWords(isRegistered)})` : ""}`,
    rows: rowConditions(group).map(({ dataset, network, main, others, comparable }) => ({
      place: dataset === null ? placeOf(main.measure) : [dataset, network].filter(Boolean).join(" "),
      dataset,
      network,
      verdict: main.verdict,
      finding: sentence(main),
      elsewhere: elsewhere(others, comparable),
      ...figures(main),
    })),
    origin: originOf(group),
    ...(group[0].links !== undefined && { links: group[0].links }),
  }));
}

function figures({
  p,
  estimate,
  interval,
  n,
  times,
  claimed,
  measure,
}: Verdict): Pick<ClaimRow, "estimate" | "interval" | "n"> {
  if (p === null || estimate === null || interval === null) return { estimate: "", interval: "", n: "" };
  const edges = claimed === null ? [] : [claimed.lower, claimed.upper].filter(Number.isFinite);
  const landmarks = times === null ? edges : [1, times];
  return {
    estimate: (isRatio(measure) ? ratio : ratioNumber)(estimate, landmarks) ?? "unknown",
    interval: range(interval, landmarks),
    n: String(n),
  };
}

/** "15 claims; 42 distinct measurements, whose intervals hold together with 95 %." */
export function verdictsHeading(verdicts: readonly Verdict[]): string {
  const claims = new Set(verdicts.map(({ claim }) => claim)).size;
  const families = new Map(
    verdicts.map(({ status, measure, measurements }) => [`${status} ${isClock(measure)}`, measurements]),
  );
  const measurements = [...families.values()].reduce((sum, count) => sum + count, 0);
  const exploratory = verdicts.every(({ status }) => status === "exploratory");
  const what = exploratory
    ? `${plural(claims, "comparison")}, exploratory: nothing was declared before the trials were seen`
    : plural(claims, "claim");
  const always = verdicts.some(({ sampling }) => sampling === "sequential") ? ", at every look" : "";
  return `${what}; ${plural(measurements, "distinct measurement")}, whose intervals hold together${always}.${otherTargets(verdicts)}${otherRates(verdicts)}`;
}

/** " At other targets 3 of 12 would be others (targets.csv)." */
function otherTargets(verdicts: readonly Verdict[]): string {
  const ladders = verdicts.flatMap(({ targets }) => targets ?? []);
  const changing = ladders.filter((ladder) => changeWords(ladder, String) !== "").length;
  if (changing === 0) return "";
  return ` At other targets ${changing} of ${plural(ladders.length, "verdict")} on times would be others (targets.csv).`;
}

/** " The choice of the learning rates leaves 3 of 12 verdicts at own best rates open." */
function otherRates(verdicts: readonly Verdict[]): string {
  const chosen = verdicts.flatMap(({ rateChoice, verdict }) =>
    rateChoice === null ? [] : { verdict, ...rateChoice },
  );
  const open = chosen.filter(({ verdict, verdictWithout }) => verdict !== verdictWithout).length;
  if (open === 0) return "";
  return ` The choice of the learning rates leaves ${open} of ${plural(chosen.length, "verdict")} at own best rates open: more tuning seeds, or "per-replicate" tuning, would tell.`;
}

/** "✓ supported, ~ direction only, ✗ refuted, ? inconclusive" */
export const marksLegend = Object.entries(MARKS)
  .map(([word, mark]) => `${mark} ${word}`)
  .join(", ");

/** "3 supported, 1 refuted": how often each verdict was given, in the marks' order. */
export function verdictCounts(verdicts: readonly Verdict[]): string {
  const counts = Object.keys(MARKS).map((word) => ({
    word,
    count: verdicts.filter(({ verdict }) => verdict === word).length,
  }));
  return list(counts.filter(({ count }) => count > 0).map(({ word, count }) => `${count} ${word}`));
}

/** The conditions of a claim that stand in one row. */
interface RowConditions extends Pick<ClaimRow, "dataset" | "network"> {
  readonly main: Verdict;
  readonly others: readonly Verdict[];
  /** All verdicts of the claim, to see what tells the others apart. */
  readonly comparable: readonly Verdict[];
}

function rowConditions(group: readonly Verdict[]): RowConditions[] {
  const ofTrials = group.filter(({ where, measure }) => where !== null && !isClock(measure));
  const networks = new Set(ofTrials.map(({ where }) => where?.factors.hidden)).size;
  const placeIn = ({ where }: Verdict) => ({
    dataset: String(where?.factors.dataset),
    network: networks > 1 ? String(where?.factors.hidden) : "",
  });
  const places = groupBy(ofTrials, (verdict) => JSON.stringify(placeIn(verdict)));
  return [
    ...group
      .filter((verdict) => !ofTrials.includes(verdict))
      .map((main) => ({ dataset: null, network: "", main, others: [], comparable: group })),
    ...[...places.values()].map((all) => {
      const main = all.find(({ where }) => where?.regime === "tuned") ?? all[0];
      return { ...placeIn(main), main, others: all.filter((each) => each !== main), comparable: ofTrials };
    }),
  ];
}

/** What decides where no trials do. */
function placeOf(measure: Measure): string {
  if (isClock(measure)) return "clock";
  return { largest_error: "formula", parameters: "size" }[String(measure)] ?? "";
}

function sentence(verdict: Verdict): string {
  const { finding } = verdict;
  const seeds = seedsWords(verdict);
  // A formula keeps its small letter: tanh(x), σ′(5).
  const start = /^[a-z]+[ ,-]/.test(finding) ? finding[0].toUpperCase() : finding[0];
  return `${start}${finding.slice(1)}${seeds}.${targetWords(verdict)}`;
}

/** " At targets from 60 % to 99 %: 0.51 to 1.2 ×, refuted from 98 % on." Empty where none decides otherwise. */
function targetWords({ targets }: Verdict): string {
  if (targets === null) return "";
  const write = (value: number) => valueWords(targets, value);
  const [changes, over] = [changeWords(targets, write), ratiosOver(targets)];
  if (changes === "" || over === undefined) return "";
  const rungs = firstCrossings(targets);
  const span = `${write(rungs[0].value)} to ${write(rungs[rungs.length - 1].value)}`;
  return ` At targets from ${span}: ${ratio({ ...over, bound: "between" }, [1])}, ${changes}.`;
}

/** " (about 60 seeds would decide; 25 to 400, as far as these tell)" */
function seedsWords({ seedsNeeded, seedsNeededRange }: Verdict): string {
  if (seedsNeeded === null) return "";
  const about = `about ${seedsNeeded} seeds would decide`;
  const { lower, upper } = seedsNeededRange ?? { lower: seedsNeeded, upper: seedsNeeded };
  if (lower === upper) return ` (${about})`;
  const limits = upper === Infinity ? `${lower} or more` : `${lower} to ${upper}`;
  return ` (${about}; ${limits}, as far as these tell)`;
}

/** "Elsewhere: ~ shared rate; ✓ unit gain": the verdicts under other regimes, gains, …; empty where there are none. */
function elsewhere(others: readonly Verdict[], group: readonly Verdict[]): string {
  const words = new Set(others.map(({ verdict }) => verdict));
  if (words.size === 1 && others.length > 1) {
    return `Elsewhere: ${MARKS[others[0].verdict]} in all ${others.length} other conditions.`;
  }
  const marks = others.map((verdict) => `${MARKS[verdict.verdict]} ${circumstances(verdict, group)}`.trim());
  return marks.length === 0 ? "" : `Elsewhere: ${marks.join("; ")}.`;
}

/** What may tell conditions apart within one row, which has a place of its own for data set and network. */
const CIRCUMSTANCES = CONDITION_FACTORS.filter((name) => name !== "dataset" && name !== "hidden");

/** What sets a condition apart from the others of its claim: of a comparison of arms, the arms too. */
function circumstances({ where, a, claimed }: Verdict, group: readonly Verdict[]): string {
  if (where === null) return "";
  const wheres = group.flatMap((each) => each.where ?? []);
  const rate = where.regime === "given" ? a?.learningRate : null;
  return list(
    present([
      claimed !== null && a !== null && differs(group, (each) => each.a?.label) && a.label,
      differs(wheres, ({ regime }) => regime) && `${where.regime} rate`,
      ...CIRCUMSTANCES.filter((name) => differs(wheres, ({ factors }) => factors[name])).map((name) =>
        briefly(name, where.factors[name]),
      ),
      typeof rate === "number" &&
        differs(group, (each) => each.a?.learningRate) &&
        briefly("learning_rate", rate),
    ]),
  );
}

function originOf(group: readonly Verdict[]): string {
  const [{ original, source }] = group;
  const against = group.some(({ verdict }) => verdict === "refuted" || verdict === "direction only");
  return against && original !== "" ? `Source: ${source}. Its condition: ${original}.` : "";
}
