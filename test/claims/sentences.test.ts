import { test } from "vitest";
import type { EvaluatedArm } from "../../src/analysis/conditions.js";
import { measureDifferences, type Measurement } from "../../src/analysis/location.js";
import { isRatio, type VerdictWord } from "../../src/analysis/verdict.js";
import { assertedOf } from "../../src/claims/compare/assertion.js";
import { compareClaim } from "../../src/claims/compare/claim.js";
import { ARM_MEASURES } from "../../src/claims/compare/measures.js";
import { phraseOf, comparedWords, verdictWords } from "../../src/claims/compare/words.js";
import { fasterWords } from "../../src/claims/faster.js";
import type { ArmPair } from "../../src/claims/pairs.js";
import {
  COMPARED_MEASURES,
  type CompareDeclaration,
  type ComparedMeasure,
} from "../../src/experiment/experiment.js";
import type { Bounds } from "../../src/stats/index.js";
import { expectGolden } from "../helpers/golden.js";
import { choice } from "../helpers/scripted-study.js";

const A = "ReLU with adam, batches of 32 and dropout 0.1";
const B = "ReLU with sgd, batches of 8 and dropout 0";
const TARGET = { metric: "train_accuracy", value: 0.95 };
const CIRCUMSTANCES = "both at a learning rate of 0.1";

/** What may be known of ten pairs' differences; `none` and `much` are 1 and 2 × of a ratio, 0 and 0.2 of a difference. */
const cases: Readonly<Record<string, (much: number, i: number) => Bounds>> = {
  "a is ahead": (much, i) => exactly(much * (1 + i / 100)),
  "b is ahead": (much, i) => exactly(-much * (1 + i / 100)),
  "a may be ahead": (much, i) => exactly((much * (i - 4)) / 10),
  "the same": () => exactly(0),
  "known to a range that spans none": (much) => ({ lower: -much / 2, upper: 2 * much }),
  "known to a range of a": (much) => ({ lower: much, upper: 2 * much }),
  "at least": (much) => ({ lower: much, upper: Infinity }),
  "at most": (much) => ({ lower: -much, upper: Infinity }),
  unknown: () => ({ lower: -Infinity, upper: Infinity }),
};

const exactly = (value: number): Bounds => ({ lower: value, upper: value });

const measured = (measure: ComparedMeasure, bounds: (much: number, i: number) => Bounds): Measurement =>
  measureDifferences(
    Array.from({ length: 10 }, (_, i) => bounds(isRatio(measure) ? Math.log(2) : 0.2, i)),
    { scale: isRatio(measure) ? "ratio" : "value", sampling: "fixed" },
  );

/** An arm that reached the target late in each of ten trials. */
const arm = (label: string): EvaluatedArm =>
  ({
    label,
    spec: { activation: choice("relu") },
    rate: 0.1,
    atEdge: false,
    sampling: "fixed",
    trials: Array.from({ length: 10 }, () => ({ state: "completed", score: { reached: true, epochs: 9 } })),
  }) as unknown as EvaluatedArm;

function sentence(measure: ComparedMeasure, measurement: Measurement): string {
  if (measure === "epochs_to_target")
    return fasterWords({ a: arm(A), b: arm(B), target: TARGET } as ArmPair, measurement, [], CIRCUMSTANCES);
  const phrase = phraseOf(
    measure,
    "95 % training accuracy",
    measure.startsWith("seconds_") ? " on moons" : "",
  );
  return comparedWords(A, B, phrase, measurement, [], CIRCUMSTANCES);
}

const declarationOf = (measure: ComparedMeasure, is: CompareDeclaration["is"]): CompareDeclaration => ({
  compare: { activation: "relu", optimizer: "adam", batchSize: 32 },
  with: { activation: "relu", optimizer: "sgd", batchSize: 8 },
  measure,
  is,
});

function assertions(measure: ComparedMeasure): CompareDeclaration["is"][] {
  const size = isRatio(measure) ? 1.5 : 0.05;
  const isTime = measure.endsWith("_to_target") || measure.startsWith("seconds_");
  const isDirected = isTime || ARM_MEASURES[measure as keyof typeof ARM_MEASURES].isDirected === true;
  return [
    ...(isTime
      ? (["sooner", { sooner: size }] as const)
      : (["less", { less: size }, "more", { more: size }] as const)),
    { equal: 0.1 },
    ...(isDirected ? [{ notWorse: 0.05 }] : []),
  ];
}

const WORDS: readonly VerdictWord[] = ["supported", "direction only", "refuted", "inconclusive"];

test("claims about two arms and what is found of them read well, whichever way it comes out", () => {
  const text = COMPARED_MEASURES.map((measure) => {
    const claims = assertions(measure).map((is) => {
      const declaration = declarationOf(measure, is);
      const asserted = assertedOf(declaration);
      const words =
        asserted.neutral === undefined ? WORDS.filter((word) => word !== "direction only") : WORDS;
      const tails = words.map((word) => {
        const tail = verdictWords(
          asserted,
          word,
          measured(measure, cases["a may be ahead"]),
          phraseOf(measure, ""),
        );
        return `    ${word}: …${tail}`;
      });
      return [`  ${compareClaim(declaration).statement}`, ...tails].join("\n");
    });
    const found = Object.entries(cases).map(
      ([name, bounds]) => `  ${name}: ${sentence(measure, measured(measure, bounds))}`,
    );
    return [`${measure}`, ...claims, ...found].join("\n");
  });
  expectGolden("claim-sentences.txt", `${text.join("\n\n")}\n`);
});
