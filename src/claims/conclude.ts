import { decisiveP, pairsToExclude, pairsToExcludeRange, type Measurement } from "../analysis/location.js";
import { FEWEST_PAIRS, type Bounds, type VerdictWord } from "../stats/index.js";
import { ALONE, type Terms } from "./decide.js";
import type { Conclusion, Finding, FindingWords } from "./definition.js";
import { number, plural } from "../words/index.js";

/** Why a word that a finding would have by itself is not given. */
type Reservation =
  /** A constant prediction meets the target. */
  | { readonly kind: "met by a constant" }
  /** A better learning rate may lie beyond the grid. */
  | { readonly kind: "grid edge" }
  /** p of the finding by itself, and how many other measurements stand beside it. */
  | { readonly kind: "not together"; readonly p: number; readonly others: number }
  /** p of signs, which leave open what signed ranks would decide of symmetric differences. */
  | { readonly kind: "if symmetric"; readonly p: number };

/** A finding's word, on which terms its figures are told, and what keeps it from the word that these would give. */
interface Concluded extends Conclusion {
  readonly terms: Terms;
  readonly reservation?: Reservation;
}

/**
 * What a finding concludes. Where a constant prediction meets the target, a better learning rate beyond the grid could
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
  const beyond = on({ ...terms, edges: "ignored" });
  if (beyond.verdict !== "inconclusive") return open(beyond, { kind: "grid edge" });
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

function reservationWords(reservation: Reservation): string {
  switch (reservation.kind) {
    case "met by a constant":
      return "but a constant prediction meets the target, which therefore decides nothing";
    case "grid edge":
      return "but the best learning rate is the last of its grid, so that a better one may lie beyond it";
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

/** Pairs in all that would probably decide what is inconclusive, and from how many to how many that may be. */
interface SeedsToDecide {
  readonly seeds: number;
  /** Null of fewer than two pairs, which tell nothing of it. */
  readonly range: Bounds | null;
}

/**
 * @param values what the interval has to leave out
 * @returns undefined where more pairs would not decide
 */
export function seedsToDecide(
  measurement: Measurement,
  { confidence }: Terms,
  values: readonly number[],
): SeedsToDecide | undefined {
  const { n } = measurement;
  const needed = values.map((value) => pairsToExclude(measurement, value, confidence));
  const seeds = Math.max(...needed.map((pairs) => pairs ?? Infinity));
  if (!Number.isFinite(seeds) || seeds <= n) return undefined;
  if (n < 2) return { seeds, range: null };
  const ranges = values.map((value) => pairsToExcludeRange(measurement, value, confidence));
  const lower = Math.max(...ranges.map((range) => range.lower));
  const upper = Math.max(...ranges.map((range) => range.upper));
  return { seeds, range: { lower: Math.min(seeds, Math.max(n + 1, lower)), upper: Math.max(seeds, upper) } };
}
