import { compareArms } from "../../analysis/compare.js";
import type { Condition, EvaluatedArm, Where } from "../../analysis/conditions.js";
import type { Measurement } from "../../analysis/location.js";
import { isClock, isRatio, type Side } from "../../analysis/verdict.js";
import type { CompareDeclaration, Experiment } from "../../experiment/experiment.js";
import { factorsOf, hiddenLabel, isConditionFactor, type FactorName } from "../../factors/index.js";
import { keptIn } from "../../kept.js";
import { log } from "../../math/index.js";
import { placeWords, targetWords } from "../../words/index.js";
import type { Claim, Evidence, Finding } from "../definition.js";
import { untested } from "../exact.js";
import { targetOf, type ArmPair } from "../pairs.js";
import { fasterWords, sideOf, UNPUBLISHED } from "../faster.js";
import { timingKey } from "../timing/measure.js";
import { pairArms, variedFactors, type Candidate, fieldOf } from "./arms.js";
import {
  againstOf,
  assertedOf,
  assertedWords,
  isSettledOn,
  landmarksOf,
  marginWords,
  wordOf,
  type Asserted,
} from "./assertion.js";
import { phraseOf, armRateWords, armTitle, armWords, comparedWords, verdictWords } from "./words.js";
import { ARM_MEASURES, measureArms } from "./measures.js";
import { compareTimings, measureSeconds, measureSecondsToTarget, stepsOf } from "./seconds.js";

/** A user's own claim about two arms that may differ in any factors; what it needs, the experiment trains. */
export function compareClaim(declaration: CompareDeclaration): Claim {
  const asserted = assertedOf(declaration);
  const { measure } = declaration;
  return {
    name: nameOf(declaration, asserted),
    statement: statementOf(declaration, asserted),
    source: "the config",
    ...UNPUBLISHED,
    needs: (experiment) => (declaration.match === undefined ? [] : [fieldOf(experiment, declaration)]),
    ...(isClock(measure) && { timings: (experiment: Experiment) => compareTimings(experiment, declaration) }),
    judge(evidence) {
      const candidates = evidence.conditions(fieldOf(evidence.experiment, declaration)).flatMap(candidatesIn);
      const pairs = pairArms(candidates, declaration).map(({ a, b }) => ({
        where: a.where,
        a: a.arm,
        b: b.arm,
      }));
      const told = measure === "seconds_per_epoch" ? timedOnce(pairs) : pairs;
      return told.flatMap((pair) => findingOn(pair, declaration, asserted, evidence));
    },
  };
}

/** Two arms under what they share: the first one's condition, but for the factors in which they differ. */
type SharedPair = Omit<ArmPair, "target">;

/**
 * An epoch takes as long at every rate, so that of pairs that differ in nothing else the last alone is told. Batch sizes,
 * on which it depends, are not tuned where such a claim is made: `problems.ts` refuses it.
 */
const timedOnce = (pairs: readonly SharedPair[]): SharedPair[] => [
  ...new Map(pairs.map((pair) => [timingKey(stepsOf(pair.a, pair.b)), pair])).values(),
];

type EvaluatedCandidate = Candidate<{ readonly where: Where; readonly arm: EvaluatedArm }>;

/** All claims of a study choose from the same arms. */
const known = new WeakMap<Condition, readonly EvaluatedCandidate[]>();

const candidatesIn = (condition: Condition): readonly EvaluatedCandidate[] =>
  keptIn(known, condition, () =>
    condition.arms.map((arm) => {
      const { where } = condition;
      // A rate that was tuned is an arm's own.
      const learningRate = where.regime === "given" ? arm.rate : 0;
      const values = factorsOf({ phase: "evaluate", seed: 0, ...arm.spec, learningRate });
      return { item: { where, arm }, values, shared: where.regime };
    }),
  );

function findingOn(
  { where, a, b }: SharedPair,
  declaration: CompareDeclaration,
  asserted: Asserted,
  evidence: Evidence,
): Finding[] {
  const { measure } = declaration;
  const varied = variedFactors(declaration);
  const common = {
    where,
    a: sideIn(a, varied, declaration),
    b: sideIn(b, varied, declaration),
    varied: varied.filter(isConditionFactor),
    measure,
    times: isRatio(measure) && asserted.region.upper === Infinity ? asserted.region.lower : null,
    claimed: asserted.region,
    atEdge: a.atEdge || b.atEdge,
    arms: [a, b],
  };
  const measurement = measureIn(declaration, asserted, a, b, evidence);
  if (measurement === undefined) {
    if (isClock(measure)) return [];
    const { does } = phraseOf(measure, "the target");
    const finding = `neither ${armTitle(a, varied)} nor ${armTitle(b, varied)} ${does} that is known`;
    return [{ ...untested("inconclusive", { finding }), ...common, measurement: null }];
  }
  return [
    {
      ...common,
      measurement,
      ...(measure === "epochs_to_target" && { compared: [a, b] as const }),
      tested: true,
      wordOn: (other, terms) => wordOf(asserted, other, terms),
      isSettled: (terms) => isSettledOn(asserted, measurement, terms),
      conclude(terms) {
        const verdict = wordOf(asserted, measurement, terms);
        return { verdict, against: againstOf(asserted, measurement, verdict) };
      },
      words(terms) {
        const found = foundWords({ where, a, b }, declaration, asserted, measurement, evidence);
        const verdict = wordOf(asserted, measurement, terms);
        return { finding: `${found}${verdictWords(asserted, verdict, measurement, phraseOf(measure, ""))}` };
      },
    },
  ];
}

function sideIn(arm: EvaluatedArm, varied: readonly FactorName[], { match }: CompareDeclaration): Side {
  const others = varied.filter((name) => name !== "learning_rate");
  const own = factorsOf({ phase: "evaluate", seed: 0, ...arm.spec, learningRate: arm.rate });
  const named: readonly FactorName[] = ["activation", ...varied.filter(isConditionFactor)];
  return {
    ...sideOf(arm, armTitle(arm, others, arm.label)),
    values: {
      ...Object.fromEntries(named.map((name) => [name, own[name]])),
      ...(match && { hidden: hiddenLabel(arm.spec.hidden) }),
    },
  };
}

function measureIn(
  { measure }: CompareDeclaration,
  { region }: Asserted,
  a: EvaluatedArm,
  b: EvaluatedArm,
  evidence: Evidence,
): Measurement | undefined {
  const edge = Number.isFinite(region.lower) ? region.lower : region.upper;
  const nullValue = isRatio(measure) ? log(edge) : edge;
  switch (measure) {
    case "epochs_to_target":
      return compareArms(a, b, { times: edge });
    case "seconds_per_epoch":
      return measureSeconds(a, b, evidence.timing(stepsOf(a, b)), nullValue);
    case "seconds_to_target":
      return measureSecondsToTarget(a, b, evidence.timing(stepsOf(a, b)), nullValue);
    default:
      return measureArms(a, b, ARM_MEASURES[measure], isRatio(measure) ? "ratio" : "value", nullValue);
  }
}

function foundWords(
  { where, a, b }: SharedPair,
  declaration: CompareDeclaration,
  asserted: Asserted,
  measurement: Measurement,
  { experiment }: Evidence,
): string {
  const { measure } = declaration;
  const varied = variedFactors(declaration);
  const landmarks = landmarksOf(asserted);
  const isTimed = measure === "seconds_per_epoch";
  const circumstances = isTimed ? "timed in turns" : armRateWords(where, a, b, varied);
  const [titleA, titleB] = [armTitle(a, varied), armTitle(b, varied)];
  const target = targetOf(experiment, where);
  if (measure === "epochs_to_target") {
    const pair = { where, a: { ...a, label: titleA }, b: { ...b, label: titleB }, target };
    return fasterWords(pair, measurement, landmarks, circumstances);
  }
  const place = isClock(measure) ? ` on ${placeWords(where, experiment, varied)}` : "";
  const phrase = phraseOf(measure, targetWords(target), place);
  return comparedWords(titleA, titleB, phrase, measurement, landmarks, circumstances);
}

/** Words as a name has them. */
const slug = (text: string): string => text.replaceAll(/ (?:with|and) |, /g, "-").replaceAll(" ", "_");

/** "final_test_loss-relu-adam-less-relu-sgd" */
function nameOf(declaration: CompareDeclaration, { kind, size }: Asserted): string {
  const { compare, with: other, measure, onDatasets, match } = declaration;
  return [
    measure,
    slug(armWords(compare)),
    kind,
    ...(size === undefined ? [] : [String(size)]),
    slug(armWords(other)),
    ...(match ? ["at-equal", match] : []),
    ...(onDatasets ? ["on", ...onDatasets] : []),
  ].join("-");
}

/** What is claimed, by the names that the config has. */
function statementOf(declaration: CompareDeclaration, asserted: Asserted): string {
  const { compare, with: other, measure, match } = declaration;
  const phrase = phraseOf(measure, "the target");
  const { kind, size } = asserted;
  const a = match === undefined ? armWords(compare) : `at equal ${match}, ${armWords(compare)}`;
  const b = armWords(other);
  const claimed = assertedWords(asserted, phrase);
  const margin = marginWords(asserted, phrase.isRatio);
  if (kind === "equal") return `${a} ${phrase.doesSame} ${b}, to within ${margin}`;
  if (kind === "notWorse") return `${a} ${phrase.does} no ${phrase.below} than ${b}, to within ${margin}`;
  return size === undefined
    ? `${a} ${phrase.doesSome(claimed)} than ${b}`
    : `${a} ${phrase.does} at least ${claimed} than ${b}`;
}
