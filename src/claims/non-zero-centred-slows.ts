import type { Condition, EvaluatedArm } from "../analysis/conditions.js";
import { joined, verdictOf, weakest, type Terms } from "./decide.js";
import type { Claim, Evidence, Finding } from "./definition.js";
import { fasterWords, timesCompared } from "./faster.js";
import { meanHealth } from "./health.js";
import { labelsFor, onlyActivations } from "./needs.js";
import { pairsOf } from "./pairs.js";
import { list, share, titleOf } from "../words/index.js";
import { cite, works } from "../sources/index.js";

/** {σ, σ − ½} × {slope ¼, slope 1}: each pair differs in its centre alone. */
const PAIRS = [
  ["centred_sigmoid", "sigmoid"],
  ["steep_centred_sigmoid", "steep_sigmoid"],
] as const;

export const nonZeroCentredSlows: Claim = {
  name: "non-zero-centred-slows",
  statement:
    "inputs that are all positive force a neuron's weight gradients to one sign, and that slows learning",
  ...cite`${works.koreanNotes}; ${works.lecun1998}, §4.3`,
  original: "LeCun et al. argue for one input pattern at a time",
  mayFail: "mini-batches soften it; ReLU has the same property and learns fast",
  test: "Four curves that differ in nothing else: sigmoid and sigmoid − ½, each at slope ¼ and at slope 1. Centring alone must reach the target sooner at both slopes, paired by seed. How often a unit's weight gradients share one sign is told beside it.",
  needs: (experiment) => [onlyActivations(experiment, PAIRS.flat())],
  judge: (evidence) =>
    evidence
      .conditions(onlyActivations(evidence.experiment, PAIRS.flat()))
      .flatMap((condition) => centringFinding(evidence, condition)),
};

/** Centring alone must speed up learning, at either slope. */
function centringFinding({ experiment }: Evidence, condition: Condition): Finding[] {
  const pairs = PAIRS.flatMap((names) => pairsOf(experiment, [condition], labelsFor(experiment, names)));
  const parts = pairs.map((pair) => timesCompared(pair));
  if (parts.length < PAIRS.length) return [];
  const verdictsOn = (terms: Terms) => parts.map(({ measurement }) => verdictOf(measurement, terms, 1));
  return [
    {
      ...weakest(parts),
      parts: parts.map(({ measurement }) => measurement),
      atEdge: parts.some(({ atEdge }) => atEdge),
      conclude: (terms) => ({ verdict: joined(verdictsOn(terms)) }),
      words(terms) {
        const verdicts = verdictsOn(terms);
        const failing = parts
          .filter((_, i) => verdicts[i] === "refuted")
          .map(({ compared: [, b] }) => titleOf(b));
        const failed = failing.length === 0 ? "" : `: centring ${list(failing)} is surely no gain`;
        const found = parts.map(({ measurement }, i) => fasterWords(pairs[i], measurement, [1]));
        return {
          finding: `${found.join("; ")}${failed}`,
          details: signWords(...parts[0].compared),
        };
      },
    },
  ];
}

/** How far a unit's weight gradients share one sign, in the layers that an activation feeds. */
function signWords(centred: EvaluatedArm, plain: EvaluatedArm): string {
  const words = [plain, centred].map((arm) => {
    const sample = meanHealth(arm, "sign_agreement_sample", "last", 1);
    const batch = meanHealth(arm, "sign_agreement_batch", "last", 1);
    return sample === null || batch === null
      ? undefined
      : `${share(sample)} a sample and ${share(batch)} a batch with ${titleOf(arm)}`;
  });
  return words.includes(undefined)
    ? "with one hidden layer no layer's inputs are activations"
    : `a unit's weight gradients share one sign to ${words.join(", ")}`;
}
