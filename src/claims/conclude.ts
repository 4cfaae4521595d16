import { decisiveP, pairsToExclude, pairsToExcludeRange, type Measurement } from "../analysis/location.js";
import { tuningSeedsOf, withChoice } from "../analysis/rate-choice.js";
import { FEWEST_PAIRS, fewestPairs, type Bounds, type VerdictWord } from "../stats/index.js";
import { ALONE, type Terms } from "./decide.js";
import type { Conclusion, Finding, FindingWords } from "./definition.js";
import { number, plural } from "../words/index.js";

/** Why a word that a finding would have by itself is not given. */
type Reservation =
  /** A constant prediction meets the target. */
  | { readonly kind: "met by a constant" }
  /** A better learning rate may lie beyond the grid. */
  | { readonly kind: "grid edge" }
  /** Another rate of those that were tried may be the better one: `needed` tuning seeds are the fewest that could tell. */
  | ({ readonly kind: "rate choice" | "grid edge and rate choice" } & FewTuningSeeds)
  /** The same, and however many more pairs there were, they would not decide. */
  | ({ readonly kind: "rate choice for ever" } & FewTuningSeeds)
  /** p of the finding by itself, and how many other measurements stand beside it. */
  | { readonly kind: "not together"; readonly p: number; readonly others: number }
  /** p of signs, which leave open what signed ranks would decide of symmetric differences. */
  | { readonly kind: "if symmetric"; readonly p: number };

interface FewTuningSeeds {
  readonly tuningSeeds: number;
  readonly needed: number;
}

/** A finding's word, on which terms its figures are told, and what keeps it from the word that these would give. */
interface Concluded extends Conclusion {
  readonly terms: Terms;
  readonly reservation?: Reservation;
}

/**
 * What a finding concludes. Where a constant prediction meets the target, a better learning rate than the chosen one could
 * change the verdict, or too few pairs were trained, nothing is decided; where only the other measurements stand in the
 * way, or the shape of the differences, that is the reservation.
 *
 * @param measurements how many stand together
 * @param metByConstant labels of the data sets whose target a constant prediction meets
 */
export function conclude(
  finding: Finding,
  terms: Terms,
  measurements: number,
  metByConstant: ReadonlySet<string>,
): Concluded {
  const { tested, measurement } = finding;
  const on = (some: Terms): Concluded => ({ ...finding.conclude(some), terms: some });
  const concluded = on(terms);
  if (!tested) return concluded;
  if (measurement === null || measurement.n < FEWEST_PAIRS) return { ...concluded, verdict: "inconclusive" };
  if (concluded.verdict !== "inconclusive") {
    return isMet(finding, metByConstant) ? open(concluded, { kind: "met by a constant" }) : concluded;
  }
  const atTheseRates = openByRates(finding, terms);
  if (atTheseRates !== undefined) return atTheseRates;
  if (isStuck(finding, terms))
    return open(concluded, { kind: "rate choice for ever", ...fewTuningSeeds(finding, terms) });
  const alone = on(ALONE);
  const pOf = (decided: Concluded) => pDeciding(measurement, decided, finding.times);
  if (alone.verdict !== "inconclusive")
    return open(alone, { kind: "not together", p: pOf(alone), others: measurements - 1 });
  const symmetric = on({ ...ALONE, shape: "symmetric" });
  if (symmetric.verdict === "inconclusive") return concluded;
  return open(symmetric, { kind: "if symmetric", p: pOf(symmetric) });
}

/** The word of {@link conclude} alone: what keeps a finding from deciding takes time to find out, and gives it none. */
export function quickWord(finding: Finding, terms: Terms, metByConstant: ReadonlySet<string>): VerdictWord {
  const { tested, measurement } = finding;
  if (!tested) return finding.conclude(terms).verdict;
  if (measurement === null || measurement.n < FEWEST_PAIRS || isMet(finding, metByConstant))
    return "inconclusive";
  return finding.wordOn?.(measurement, terms) ?? finding.conclude(terms).verdict;
}

/** Whether a constant prediction meets the target of which a finding is. */
const isMet = ({ measure, where }: Finding, metByConstant: ReadonlySet<string>): boolean =>
  measure === "epochs_to_target" && where !== null && metByConstant.has(String(where.factors.dataset));

/** What would be concluded if the chosen rates were surely the best, and what leaves that open; undefined where nothing would. */
function openByRates(finding: Finding, terms: Terms): Concluded | undefined {
  const few = fewTuningSeeds(finding, terms);
  const reasons: readonly (readonly [Partial<Terms>, Reservation])[] = [
    [{ edges: "ignored" }, { kind: "grid edge" }],
    [{ choice: "ignored" }, { kind: "rate choice", ...few }],
    [
      { edges: "ignored", choice: "ignored" },
      { kind: "grid edge and rate choice", ...few },
    ],
  ];
  for (const [ignored, reservation] of reasons) {
    const some = { ...terms, ...ignored };
    const concluded = { ...finding.conclude(some), terms: some };
    if (concluded.verdict !== "inconclusive") return open(concluded, reservation);
  }
}

/** Whether the choice of the rates leaves the verdict open however many more pairs there were. */
export function isStuck(finding: Finding, terms: Terms): boolean {
  const { measurement } = finding;
  const isChosen = fewTuningSeeds(finding, terms).tuningSeeds < Infinity;
  if (measurement === null || measurement.n < FEWEST_PAIRS || !isChosen) return false;
  return finding.conclude({ ...terms, pairs: "further" }).verdict === "inconclusive";
}

/** The fewest tuning seeds that rates of a finding were chosen on, once for all seeds; Infinity where none were. */
function fewTuningSeeds({ parts, measurement }: Finding, { confidence }: Terms): FewTuningSeeds {
  const measurements = parts ?? (measurement === null ? [] : [measurement]);
  const tuningSeeds = Math.min(...measurements.flatMap((each) => tuningSeedsOf(each) ?? []));
  return { tuningSeeds, needed: fewestPairs(1, confidence) };
}

const open = (concluded: Concluded, reservation: Reservation): Concluded => ({
  ...concluded,
  verdict: "inconclusive",
  reservation,
});

/** The sentence of a verdict: what was found, and what keeps it from deciding. */
export function concludedWords(finding: Finding, { terms, reservation }: Concluded): FindingWords {
  const words = finding.words(terms);
  return reservation === undefined
    ? words
    : { ...words, finding: `${words.finding}; ${reservationWords(reservation)}` };
}

const EDGE_WORDS = "the best learning rate is the last of its grid, so that a better one may lie beyond it";

/** "the choice of the learning rates on 4 tuning seeds leaves it open: …": what would tell. */
function choiceWords({ tuningSeeds, needed }: FewTuningSeeds): string {
  const more = tuningSeeds < needed ? `${needed} of them or more` : "more of them";
  return `the choice of the learning rates on ${plural(tuningSeeds, "tuning seed")} leaves it open: ${more}, or a choice anew for every seed ("tuning": "per-replicate"), would tell`;
}

function reservationWords(reservation: Reservation): string {
  switch (reservation.kind) {
    case "met by a constant":
      return "but a constant prediction meets the target, which therefore decides nothing";
    case "grid edge":
      return `but ${EDGE_WORDS}`;
    case "rate choice":
      return `but ${choiceWords(reservation)}`;
    case "grid edge and rate choice":
      return `but ${EDGE_WORDS}, and ${choiceWords(reservation)}`;
    case "rate choice for ever":
      return `nor could more seeds of the evaluation, as ${choiceWords(reservation)}`;
    case "not together":
      return `certain by itself (p = ${number(reservation.p)}), but not together with the other ${plural(reservation.others, "measurement")}`;
    case "if symmetric":
      return `certain by itself if the differences are symmetric, but signs, which assume no shape, leave it open (p = ${number(reservation.p)})`;
  }
}

/**
 * The two-sided p that decided: against what the interval had to leave out for the verdict's word; the largest, where
 * that is more than one value. Where nothing was decided, against what is claimed.
 *
 * @param times the claimed ratio; null where the claim is of a value above 0
 */
export function pDeciding(measurement: Measurement, conclusion: Conclusion, times: number | null): number {
  const claimed = times ?? 0;
  const against = conclusion.against ?? (conclusion.verdict === "direction only" ? [1, claimed] : [claimed]);
  return Math.max(...against.map((value) => decisiveP(measurement, value)));
}

/**
 * Pairs in all that would probably decide what is inconclusive, and from how many to how many that may be: null of fewer
 * than two pairs, which tell nothing of it.
 *
 * @param claimed what the interval has to leave out, with what the choice of the rates may have cost
 * @returns undefined where more pairs would not decide
 */
export function seedsToDecide(
  measurement: Measurement,
  { confidence }: Terms,
  claimed: readonly number[],
): { readonly seeds: number; readonly range: Bounds | null } | undefined {
  const { n } = measurement;
  const values = claimed.flatMap((value) => beyondChoice(measurement, value, confidence) ?? []);
  if (values.length < claimed.length) return undefined;
  const needed = values.map((value) => pairsToExclude(measurement, value, confidence));
  const seeds = Math.max(...needed.map((pairs) => pairs ?? Infinity));
  if (!Number.isFinite(seeds) || seeds <= n) return undefined;
  if (n < 2) return { seeds, range: null };
  const ranges = values.map((value) => pairsToExcludeRange(measurement, value, confidence));
  const lower = Math.max(...ranges.map((range) => range.lower));
  const upper = Math.max(...ranges.map((range) => range.upper));
  return { seeds, range: { lower: Math.min(seeds, Math.max(n + 1, lower)), upper: Math.max(seeds, upper) } };
}

/** What an interval at the chosen rates has to leave out, so that `value` is left out with their choice; undefined where none can. */
function beyondChoice(measurement: Measurement, value: number, confidence: number): number | undefined {
  if (tuningSeedsOf(measurement) === undefined) return value;
  const { estimate } = measurement;
  const { lower, upper } = withChoice(estimate, measurement, confidence);
  if (lower > value) return value * (estimate.lower / lower);
  return upper < value ? value * (estimate.upper / upper) : undefined;
}
