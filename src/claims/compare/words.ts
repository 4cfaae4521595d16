import type { EvaluatedArm, Where } from "../../analysis/conditions.js";
import type { Measurement } from "../../analysis/location.js";
import type { ArmDeclaration, ComparedMeasure } from "../../experiment/experiment.js";
import { isSamePoint } from "../../experiment/tuning/point.js";
import { factorOf, factorsOf, type FactorName } from "../../factors/index.js";
import { FEWEST_PAIRS, type VerdictWord } from "../../stats/index.js";
import {
  CONFIDENCE,
  list,
  matchWords,
  plural,
  pointWords,
  range,
  rateWords,
  titleOf,
} from "../../words/index.js";
import { noneOf, sidesWords, turned, type SideWords } from "../sides.js";
import { namedFactors } from "./arms.js";
import { assertedWords, marginWords, type Asserted } from "./assertion.js";
import { isRatio } from "../../analysis/verdict.js";
import { ARM_MEASURES } from "./measures.js";

/** How a sentence compares two arms by a measure: "ReLU" + `does` + "1.6 × lower" + "than" + "tanh". */
export interface Phrase extends SideWords {
  /** "ends with a test loss" */
  readonly does: string;
  /** "ends with the same test loss as" */
  readonly doesSame: string;
  /** "ends with a lower test loss" */
  doesSome(word: string): string;
}

/**
 * @param reached what is reached, of times to it: "95 % training accuracy"
 * @param place where, of what the clock decides: " on moons"; empty elsewhere
 */
export function phraseOf(measure: ComparedMeasure, reached: string, place = ""): Phrase {
  switch (measure) {
    case "epochs_to_target":
      return ofTime(`reaches ${reached}`);
    case "seconds_to_target":
      return ofTime(`reaches ${reached}${place}, in seconds,`);
    case "seconds_per_epoch":
      return ofTime(`finishes an epoch${place}`);
    default:
      return ofValue(measure);
  }
}

const ofTime = (does: string): Phrase => ({
  above: "sooner",
  below: "later",
  isRatio: true,
  does,
  doesSame: `${does} as soon as`,
  doesSome: (word) => `${does} ${word}`,
});

function ofValue(measure: keyof typeof ARM_MEASURES): Phrase {
  const { verb, noun, grows, less = "lower", more = "higher" } = ARM_MEASURES[measure];
  return {
    above: grows === "less" ? less : more,
    below: grows === "less" ? more : less,
    isRatio: isRatio(measure),
    does: `${verb} a ${noun}`,
    doesSame: `${verb} the same ${noun} as`,
    doesSome: (word) => `${verb} a ${word} ${noun}`,
  };
}

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
  if (where.regime !== "shared" || isSamePoint(a, b)) return rateWords(where, a, b);
  const anew = a.isTunedAnew ? ", chosen anew for every seed" : "";
  return `at learning rates of ${pointWords(a)} and ${pointWords(b)}, each the best for its whole field${anew}${matchWords(a, b)}`;
}

/** "ReLU with adam ends with a test loss 1.6 × lower than ReLU with sgd (95 % interval …, 20 pairs, …)". */
export function comparedWords(
  a: string,
  b: string,
  phrase: Phrase,
  measurement: Measurement,
  landmarks: readonly number[],
  circumstances: string,
): string {
  const { does, doesSame, isRatio: isOfRatio } = phrase;
  const { estimate, interval, n, censored } = measurement;
  const blurred = censored > 0 ? `, ${censored} of them not known to a number` : "";
  const pairs = `${plural(n, "pair")}${blurred}`;
  const sides = sidesWords(estimate, phrase, landmarks);
  if (sides === undefined)
    return `whether ${a} ${does} ${phrase.above} or ${phrase.below} than ${b} is not known (${pairs}, ${circumstances})`;
  const how = sides === "" ? `${doesSame} ${b}` : `${does} ${sides} than ${b}`;
  const none = noneOf(isOfRatio);
  const isAbove = estimate.upper >= none;
  const own = [none, ...landmarks];
  const marks = isAbove ? own : own.map((mark) => (isOfRatio ? 1 / mark : 0 - mark));
  const around = range(isAbove ? interval : turned(interval, isOfRatio), marks);
  return `${a} ${how} (${CONFIDENCE} interval ${around}, ${pairs}, ${circumstances})`;
}

/** What the verdict adds to what was measured: ", at least 1.5 × lower". */
export function verdictWords(
  asserted: Asserted,
  verdict: VerdictWord,
  { n }: Measurement,
  sides: SideWords,
): string {
  const { kind } = asserted;
  const claimed = assertedWords(asserted, sides);
  const isMargin = kind === "equal" || kind === "notWorse";
  if (verdict === "inconclusive") {
    if (n < FEWEST_PAIRS) return `; fewer than ${FEWEST_PAIRS} pairs decide nothing`;
    return `, which does not decide whether it is ${claimed}`;
  }
  if (!isMargin && asserted.size === undefined) return "";
  const isSupported = verdict === "supported";
  if (kind === "equal") return isSupported ? `, ${claimed}` : `, not ${claimed}`;
  // It is claimed that it is not.
  if (kind === "notWorse") {
    const margin = marginWords(asserted, sides.isRatio);
    return isSupported ? `, not ${claimed}` : `, ${sides.below} by more than ${margin}`;
  }
  return isSupported ? `, at least ${claimed}` : `, not ${claimed}`;
}
