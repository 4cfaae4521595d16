import { compareArms } from "../analysis/compare.js";
import { tuningSeedsOf, withChoice } from "../analysis/rate-choice.js";
import type { Measurement } from "../analysis/location.js";
import type { EvaluatedArm } from "../analysis/conditions.js";
import type { Side } from "../analysis/verdict.js";
import type { FasterDeclaration } from "../experiment/experiment.js";
import { FEWEST_PAIRS } from "../stats/index.js";
import { isEqual, isSettled, limitsOf, verdictOf } from "./decide.js";
import type { Claim, Finding } from "./definition.js";
import { activationNeeds, withActivations } from "./needs.js";
import { pairsOf, type ArmPair } from "./pairs.js";
import { CONFIDENCE, inverted, plural, range, rateWords, targetWords, titleOf } from "../words/index.js";
import { sidesWords, type SideWords } from "./sides.js";
import { ALPHA, MARGIN } from "../analysis/protocol.js";

/** A side of a comparison as claims.csv names it. */
export const sideOf = (arm: EvaluatedArm, label = arm.label): Side => ({
  label,
  learningRate: arm.rate,
  ...(Object.keys(arm.settings).length > 0 && { settings: arm.settings }),
});

/** What findings on the times to target of two arms have in common: that a is at least `times` times faster is claimed. */
export const timesCompared = ({ where, a, b }: ArmPair, times = 1) => ({
  where,
  a: sideOf(a),
  b: sideOf(b),
  measure: "epochs_to_target" as const,
  times,
  measurement: compareArms(a, b, { times }),
  compared: [a, b] as const,
  tested: true,
  atEdge: a.atEdge || b.atEdge,
});

/** The finding on "a is at least `times` times faster than b". */
export function fasterFinding(pair: ArmPair, times: number): Finding {
  const compared = timesCompared(pair, times);
  const { measurement } = compared;
  return {
    ...compared,
    arms: [pair.a, pair.b],
    isSettled: (terms) => isSettled(measurement, terms, times, MARGIN),
    conclude: (terms) => ({ verdict: verdictOf(measurement, terms, times) }),
    words(terms) {
      const found = fasterWords(pair, measurement, [1, times]);
      const claimed = times === 1 ? "" : `${times} ×`;
      const isLater = limitsOf(measurement, terms).upper < 1;
      const equal = isEqual(measurement, terms, MARGIN) ? EQUAL_WORDS : "";
      const tail = {
        supported: claimed === "" ? "" : `, at least ${claimed}`,
        "direction only": `, not ${claimed}`,
        refuted: claimed === "" || isLater ? "" : `, not ${claimed}${equal}`,
        inconclusive: equal || openWords(measurement, claimed),
      }[verdictOf(measurement, terms, times)];
      return { finding: `${found}${tail}` };
    },
  };
}

const TIMES: SideWords = { above: "sooner", below: "later", isRatio: true };

/** "ReLU reaches 95 % training accuracy 1.6 × sooner than tanh (95 % interval 1.4 to 1.9, 20 pairs, …)". */
export function fasterWords(
  { where, a, b, target }: ArmPair,
  comparison: Measurement,
  landmarks: readonly number[],
  circumstances = rateWords(where, a, b),
): string {
  const reached = targetWords(target);
  const [nameA, nameB] = [titleOf(a), titleOf(b)];
  const { n, censored } = comparison;
  const pairs = `${plural(n, "pair")}${censored > 0 ? `, ${censored} of them cut off at the horizon` : ""}`;
  const isLater = comparison.estimate.upper < 1;
  const interval = isLater ? inverted(comparison.interval) : comparison.interval;
  const atOnce = atOnceWords(a, b, reached);
  if (atOnce !== undefined) return `${atOnce} (${plural(n, "pair")}, ${circumstances})`;
  const sides = sidesWords(comparison.estimate, TIMES, landmarks);
  if (sides === undefined) {
    return `${nameA} and ${nameB} reach ${reached} too seldom to be compared: in ${reachedWords(a)} and ${reachedWords(b)} trials (${plural(n, "pair")}, ${circumstances})`;
  }
  const how = sides === "" ? `as soon as ${nameB}` : `${sides} than ${nameB}`;
  return `${nameA} reaches ${reached} ${how} (${CONFIDENCE} interval ${range(interval, landmarks)}, ${pairs}, ${circumstances}${choiceWords(a, comparison, landmarks)})`;
}

/** Where each has its own best rate: the interval that the choice of the rates is part of. Empty elsewhere. */
function choiceWords(a: EvaluatedArm, measurement: Measurement, landmarks: readonly number[]): string {
  if (tuningSeedsOf(measurement) === undefined) return "";
  const { interval, estimate } = measurement;
  const widened = withChoice(interval, measurement, 1 - ALPHA);
  const what = Object.keys(a.settings).length > 0 ? "points" : "rates";
  if (widened.bound === "unknown") return `; what the choice of these ${what} adds is not known`;
  const turned = estimate.upper < 1 ? inverted(widened) : widened;
  return `; ${range(turned, landmarks)} with the choice of these ${what}`;
}

const untrained = ({ trials }: EvaluatedArm): number =>
  trials.filter(({ score }) => score?.reached === true && score.epochs === 0).length;

/** Where most trials of an activation meet the target untrained, at a time of 0: no ratio to that exists. */
function atOnceWords(a: EvaluatedArm, b: EvaluatedArm, reached: string): string | undefined {
  const most = [a, b].filter((arm) => 2 * untrained(arm) > arm.trials.length);
  if (most.length === 0) return undefined;
  const counted = (arm: EvaluatedArm) => `${untrained(arm)} of ${arm.trials.length} trials`;
  if (most.length === 2) {
    return `${titleOf(a)} and ${titleOf(b)} reach ${reached} before any training, in ${counted(a)} and ${counted(b)}, so that their times can't be compared`;
  }
  const [first] = most;
  const other = first === a ? b : a;
  return `${titleOf(first)} reaches ${reached} before any training, in ${counted(first)}, and ${titleOf(other)} in ${counted(other)}, so that there is no ratio of their times`;
}

/** "3 of 20". */
export function reachedWords({ trials }: EvaluatedArm): string {
  const finished = trials.filter(({ state }) => state !== "failed");
  return `${finished.filter(({ score }) => score?.reached).length} of ${finished.length}`;
}

/** Said only where the whole interval is within the margin. */
export const EQUAL_WORDS = `; the two are equally fast to within a factor of ${MARGIN}`;

function openWords({ n }: Measurement, claimed: string): string {
  if (n < FEWEST_PAIRS) return `; fewer than ${FEWEST_PAIRS} pairs decide nothing`;
  return `, which does not decide ${claimed === "" ? "which of them is the faster" : `whether it is ${claimed}`}`;
}

/** What only a claim of the catalogue tells. */
export const UNPUBLISHED = { original: "", mayFail: "", test: "" };

/**
 * A user's own claim, of activations by their labels.
 *
 * @param missing those of the catalogue that the experiment has yet to be given
 */
export function fasterClaim(
  { faster, than, times, onDatasets }: FasterDeclaration,
  missing: readonly string[],
): Claim {
  return {
    name: [`${faster}-${times}x-${than}`, ...(onDatasets ? ["on", ...onDatasets] : [])].join("-"),
    statement:
      times === 1
        ? `${faster} converges faster than ${than}`
        : `${faster} converges at least ${times} times faster than ${than}`,
    source: "the config",
    ...UNPUBLISHED,
    needs: (experiment) => activationNeeds(experiment, missing),
    judge: ({ experiment, conditions }) =>
      pairsOf(experiment, conditions(withActivations(experiment, missing)), [faster, than])
        .filter(({ where }) => onDatasets?.includes(String(where.factors.dataset)) ?? true)
        .map((pair) => fasterFinding(pair, times)),
  };
}
