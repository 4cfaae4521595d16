import type { Experiment } from "../experiment/experiment.js";
import { isEqual, isSettled, verdictOf, type Terms } from "./decide.js";
import type { Claim, Conclusion, Finding } from "./definition.js";
import { EQUAL_WORDS, fasterWords, timesCompared, UNPUBLISHED } from "./faster.js";
import { pairsOf, type ArmPair } from "./pairs.js";
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
      pairsOf(experiment, conditions(experiment), [reference, other]).map(pairFinding),
  }));
}

/** Tested in both directions: nothing says beforehand which is the faster. */
function pairFinding(pair: ArmPair): Finding {
  const compared = timesCompared(pair);
  const { measurement } = compared;
  const conclude = (terms: Terms): Conclusion => {
    if (verdictOf(measurement, terms, 1) !== "inconclusive") return { verdict: "supported" };
    if (!isEqual(measurement, terms, MARGIN)) return { verdict: "inconclusive" };
    return { verdict: "refuted", against: [MARGIN, 1 / MARGIN] };
  };
  return {
    ...compared,
    arms: [pair.a, pair.b],
    isSettled: (terms) => isSettled(measurement, terms, 1, MARGIN),
    conclude,
    words(terms) {
      const found = fasterWords(pair, measurement, [1]);
      return { finding: conclude(terms).verdict === "refuted" ? `${found}${EQUAL_WORDS}` : found };
    },
  };
}
