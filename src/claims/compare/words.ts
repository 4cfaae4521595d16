import type { EvaluatedArm, Where } from "../../analysis/conditions.js";
import type { Measurement } from "../../analysis/location.js";
import { isRatio, type Measure } from "../../analysis/verdict.js";
import type { ArmDeclaration } from "../../experiment/experiment.js";
import { factorOf, factorsOf, type FactorName } from "../../factors/index.js";
import { FEWEST_PAIRS, type RatioBounds, type VerdictWord } from "../../stats/index.js";
import {
  CONFIDENCE,
  inverted,
  list,
  matchWords,
  plural,
  range,
  rateWords,
  ratio,
  ratioNumber,
  titleOf,
} from "../../words/index.js";
import { namedFactors } from "./arms.js";
import { assertedWords, type Asserted } from "./assertion.js";

/** "relu with adam and batches of 32": what a config names of an arm. */
export function armWords(arm: ArmDeclaration): string {
  const named = namedFactors(arm);
  const others = named
    .filter(({ factor }) => factor.name !== "activation")
    .map(({ factor, value }) => factor.words(value));
  const activation = named.find(({ factor }) => factor.name === "activation")?.value;
  return withWords(activation === undefined ? "" : String(activation), others);
}

const withWords = (activation: string, others: readonly string[]): string =>
  [activation, list(others)].filter(Boolean).join(" with ");

/** An evaluated arm, and what of it differs from the other's: "ReLU with adam". */
export function armTitle(arm: EvaluatedArm, varied: readonly FactorName[], name = titleOf(arm)): string {
  const values = factorsOf({ phase: "evaluate", seed: 0, ...arm.spec, learningRate: arm.rate });
  const others = varied
    .filter((each) => each !== "activation")
    .map((each) => factorOf(each).words(values[each]));
  return withWords(name, others);
}

/** At which learning rates two arms were compared that may be of different fields. */
export function armRateWords(
  where: Where,
  a: EvaluatedArm,
  b: EvaluatedArm,
  varied: readonly FactorName[],
): string {
  if (varied.includes("learning_rate")) return `learning rates as the claim names them${matchWords(a, b)}`;
  if (where.regime !== "shared" || a.rate === b.rate) return rateWords(where, a, b);
  const anew = a.isTunedAnew ? ", chosen anew for every seed" : "";
  return `at learning rates of ${a.rate} and ${b.rate}, each the best for its whole field${anew}${matchWords(a, b)}`;
}

interface Compared {
  readonly a: string;
  readonly b: string;
  /** "final test loss" */
  readonly what: string;
  readonly measure: Measure;
  readonly grows: "less" | "more";
}

/** "the final test loss of ReLU with adam is 1.6 × less than that of ReLU with sgd (95 % interval …, 20 pairs, …)". */
export function comparedWords(
  { a, b, what, measure, grows }: Compared,
  measurement: Measurement,
  landmarks: readonly number[],
  circumstances: string,
): string {
  const { estimate, n, censored } = measurement;
  const isOfRatio = isRatio(measure);
  const isAbove = isOfRatio ? estimate.upper >= 1 : estimate.upper >= 0;
  const turn = (bounds: RatioBounds) => (isAbove ? bounds : isOfRatio ? inverted(bounds) : negated(bounds));
  const marks = isAbove ? landmarks : landmarks.map((mark) => (isOfRatio ? 1 / mark : 0 - mark));
  const amount = isOfRatio ? ratio(turn(estimate), marks) : ratioNumber(turn(estimate), marks);
  const blurred = censored > 0 ? `, ${censored} of them not known to a number` : "";
  const pairs = `${plural(n, "pair")}${blurred}`;
  if (amount === undefined)
    return `the ${what} of ${a} and ${b} can't be compared (${pairs}, ${circumstances})`;
  const other = grows === "less" ? "more" : "less";
  const how =
    amount === "1 ×" || amount === "0" ? "the same as" : `${amount} ${isAbove ? grows : other} than`;
  return `the ${what} of ${a} is ${how} that of ${b} (${CONFIDENCE} interval ${range(turn(measurement.interval), marks)}, ${pairs}, ${circumstances})`;
}

function negated({ lower, upper, bound }: RatioBounds): RatioBounds {
  return { lower: 0 - upper, upper: 0 - lower, bound };
}

/** What the verdict adds to what was measured: ", at least 1.5 ×". */
export function verdictWords(
  asserted: Asserted,
  verdict: VerdictWord,
  { n }: Measurement,
  isOfRatio: boolean,
): string {
  const { kind } = asserted;
  const claimed = assertedWords(asserted, isOfRatio);
  const isSized = asserted.size !== undefined;
  if (verdict === "inconclusive") {
    if (n < FEWEST_PAIRS) return `; fewer than ${FEWEST_PAIRS} pairs decide nothing`;
    return `, which does not decide whether it is ${claimed}`;
  }
  if (!isSized) return "";
  if (kind === "equal") return verdict === "supported" ? `, ${claimed}` : `, not ${claimed}`;
  // It is claimed that it is not.
  if (kind === "notWorse") return verdict === "supported" ? `, not ${claimed}` : `, ${claimed}`;
  return verdict === "supported" ? `, at least ${claimed}` : `, not ${claimed}`;
}
