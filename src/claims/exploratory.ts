import { armOf, type EvaluatedArm, type Where } from "../analysis/conditions.js";
import type { Experiment, Target } from "../experiment/experiment.js";
import { isEqual, isSettled, verdictOf, type Terms } from "./decide.js";
import type { Claim, Conclusion, Finding } from "./definition.js";
import { EQUAL_WORDS, fasterWords, timesCompared, UNPUBLISHED } from "./faster.js";
import { rateWords } from "../words/index.js";
import { MARGIN } from "../analysis/protocol.js";

/** Where no claim is declared: which of two activations is the faster, for the report's reference and each other. */
export function exploratoryClaims(
  { activations }: Experiment,
  reference: string | undefined,
): readonly Claim[] {
  if (reference === undefined) return [];
  const others = activations.map(({ label }) => label).filter((label) => label !== reference);
  return others.map((other) => ({
    name: `${reference}-or-${other}`,
    statement: `${reference} and ${other} do not converge equally fast`,
    source: "the experiment",
    ...UNPUBLISHED,
    needs: () => [],
    judge: ({ experiment, conditions }) =>
      conditions(experiment).flatMap((condition) => {
        const [a, b] = [armOf(condition, reference), armOf(condition, other)];
        const target = experiment.targets[String(condition.where.factors.dataset)];
        return a && b ? [pairFinding(condition.where, a, b, target)] : [];
      }),
  }));
}

/** Tested in both directions: nothing says beforehand which is the faster. */
function pairFinding(where: Where, a: EvaluatedArm, b: EvaluatedArm, target: Target): Finding {
  const compared = timesCompared(where, a, b);
  const { measurement } = compared;
  const conclude = (terms: Terms): Conclusion => {
    if (verdictOf(measurement, terms, 1) !== "inconclusive") return { verdict: "supported" };
    if (!isEqual(measurement, terms, MARGIN)) return { verdict: "inconclusive" };
    return { verdict: "refuted", against: [MARGIN, 1 / MARGIN] };
  };
  return {
    ...compared,
    arms: [a, b],
    isSettled: (terms) => isSettled(measurement, terms, 1, MARGIN),
    conclude,
    words(terms) {
      const found = fasterWords(a, b, measurement, target, rateWords(where, a, b), [1]);
      return { finding: conclude(terms).verdict === "refuted" ? `${found}${EQUAL_WORDS}` : found };
    },
  };
}
