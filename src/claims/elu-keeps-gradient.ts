import type { EvaluatedArm } from "../analysis/conditions.js";
import { locate, type Measurement } from "../analysis/location.js";
import { joined, limitsOf, verdictOf, type Terms } from "./decide.js";
import type { VerdictWord } from "../analysis/verdict.js";
import type { Claim, Finding } from "./definition.js";
import { curveOf, exactFinding } from "./exact.js";
import { fasterWords, timesCompared } from "./faster.js";
import { healthOf, meanHealth } from "./health.js";
import { activationNeeds } from "./needs.js";
import { cataloguePairs, type ArmPair } from "./pairs.js";
import { CONFIDENCE, number, percent, share } from "../words/index.js";
import { MARGIN } from "../analysis/protocol.js";
import { cite, works } from "../sources/index.js";

const COMPARED = ["elu", "relu"];

/** "Has ReLU's virtues" is taken as: at most a tenth slower. */
const TIMES = 1 / MARGIN;

/** A smaller share of dead units is no loss worth mentioning. */
const NEGLIGIBLE = 0.01;

export const eluKeepsGradient: Claim = {
  name: "elu-keeps-gradient",
  statement: "ELU has ReLU's virtues, and its gradient does not die",
  ...cite`${works.koreanNotes}; ${works.clevert2016}`,
  original:
    "Clevert et al.: an 8-layer network on MNIST and convolutional networks of 11 and 18 layers on CIFAR-100, faster than ReLU",
  mayFail: "ELU′(−5) = sigmoid′(5) to within 2 %: what is called flat of the sigmoid is so of ELU for x < −5",
  test: `In the median network fewer than ${percent(NEGLIGIBLE)} of the ELU units may die, and the target must be reached at most ${MARGIN} times later than with ReLU, paired by seed; both must surely hold, and either may fail. Where its derivative is as small as the sigmoid's at 5 is told as well.`,
  needs: (experiment) => activationNeeds(experiment, COMPARED),
  judge: (evidence) => [
    flatOnTheLeft(),
    ...cataloguePairs(evidence, COMPARED)
      .filter(({ a }) => a.spec.hidden.length > 0)
      .map(eluFinding),
  ],
};

/** ELU′ is never 0, but as small as the sigmoid's where another claim calls that too small. */
function flatOnTheLeft(): Finding {
  const [atMinusFive] = curveOf("elu", Float64Array.of(-5)).derivative;
  const [sigmoid] = curveOf("sigmoid", Float64Array.of(5)).derivative;
  return exactFinding(
    { error: atMinusFive > 0 ? 0 : 1, tolerance: 0, points: 1 },
    `ELU′(−5) = ${number(atMinusFive, [sigmoid])}: not 0, but about as small as sigmoid′(5) = ${number(sigmoid, [atMinusFive])}, which sigmoid-saturates calls too small`,
  );
}

/** Hardly any unit may die, and the target must be reached as soon as with ReLU. */
function eluFinding(pair: ArmPair): Finding {
  const { a: elu, b: relu } = pair;
  const compared = timesCompared(pair, TIMES);
  const { measurement } = compared;
  const deaths = locate(
    elu.trials.flatMap((trial) => healthOf(trial, elu.spec.hidden, "died", "last") ?? []),
    { sampling: elu.sampling, centre: "median" },
  );
  const verdictsOn = (terms: Terms) => [aliveVerdict(deaths, terms), verdictOf(measurement, terms, TIMES)];
  return {
    ...compared,
    parts: [measurement, deaths],
    conclude: (terms) => ({ verdict: joined(verdictsOn(terms)) }),
    words(terms) {
      const [alive, sooner] = verdictsOn(terms);
      const found = fasterWords(pair, measurement, [1, TIMES]);
      const failed =
        alive !== "refuted" && sooner === "refuted" ? ": its gradient lives on, the speed is lost" : "";
      return { finding: `${deathWords(deaths, alive)}${found}${failed}`, details: healthWords(elu, relu) };
    },
  };
}

/** Whether in the median network fewer units die than are worth mentioning. */
function aliveVerdict(deaths: Measurement, terms: Terms): VerdictWord {
  const { lower, upper } = limitsOf(deaths, terms);
  if (lower > NEGLIGIBLE) return "refuted";
  return upper < NEGLIGIBLE ? "supported" : "inconclusive";
}

/** Nothing where surely hardly any die. */
function deathWords({ estimate, interval }: Measurement, alive: VerdictWord): string {
  if (alive === "supported" || estimate.bound === "unknown") return "";
  const limits =
    interval.bound === "unknown"
      ? ""
      : ` (${CONFIDENCE} interval ${share(interval.lower)} to ${share(interval.upper)})`;
  const cause = alive === "refuted" ? ": their inputs are so negative that exp is 0 in single precision" : "";
  return `in the median network ${share(estimate.lower)} of the ELU units die${limits}${cause}; `;
}

function healthWords(elu: EvaluatedArm, relu: EvaluatedArm): string {
  const both = (name: "dead" | "saturated" | "mean_activation", write: (value: number) => string) => {
    const [a, b] = [elu, relu].map((arm) => meanHealth(arm, name, "last"));
    return `${write(a ?? 0)} against ${write(b ?? 0)}`;
  };
  return `at the end dead units ${both("dead", share)}, flat responses ${both("saturated", share)}, mean output ${both("mean_activation", (value) => number(value))}`;
}
