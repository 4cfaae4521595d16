import type { EvaluatedArm } from "../analysis/conditions.js";
import { locate, type Measurement } from "../analysis/location.js";
import type { VerdictWord } from "../analysis/verdict.js";
import { limitsOf, type Terms } from "./decide.js";
import type { Claim, Finding, FindingWords } from "./definition.js";
import { deadShare, dyingNetworks, type DyingNetwork, healthOf, meanHealth } from "./health.js";
import { dyingSweep } from "./needs.js";
import { CONFIDENCE, plural, share } from "../words/index.js";
import { cite, works } from "../sources/index.js";

/** A smaller share of dying units is no loss worth mentioning. */
const NEGLIGIBLE = 0.01;

export const reluUnitsDie: Claim = {
  name: "relu-units-die",
  statement: "ReLU units can die for good, the more the higher the learning rate",
  ...cite`${works.cs231n}; ${works.lu2020}`,
  original: `CS231n: "as much as 40 %" of a network's units when the learning rate is set too high; no network is named`,
  mayFail: "a properly set learning rate",
  test: "Networks of several depths and widths over a range of learning rates: more units must die in training at the highest rate at which most networks still train than at the lowest, paired by seed; surely at most 1 % of the units more refutes it. Units dead at birth are told apart; any that came back are counted, since they were not dead for good.",
  needs: (experiment) => [dyingSweep(experiment)],
  judge: (evidence) => dyingNetworks(evidence).flatMap(dyingFinding),
};

/** More units must die at the highest learning rate than at the lowest, with the same seeds. */
function dyingFinding(rates: DyingNetwork): Finding[] {
  const top = rates.findLast(({ b: relu }) => !diverges(relu));
  if (top === undefined || top === rates[0]) return [];
  const [lowest, highest] = [rates[0].b, top.b];
  const differences = highest.trials.flatMap(({ seed }) => {
    const [low, high] = [diedAt(lowest, seed), diedAt(highest, seed)];
    return low === null || high === null ? [] : [high - low];
  });
  const measurement = locate(differences, highest);
  return [
    {
      where: top.where,
      a: { label: lowest.label, learningRate: lowest.rate },
      b: { label: highest.label, learningRate: highest.rate },
      measure: "died_share_difference",
      times: null,
      measurement,
      tested: true,
      atEdge: false,
      conclude(terms) {
        const verdict = dyingVerdict(measurement, terms);
        return { verdict, ...(verdict === "refuted" && { against: [NEGLIGIBLE] }) };
      },
      words: () => dyingWords(rates, highest, measurement),
    },
  ];
}

/** Share of the units that died in the trial with this seed; null where it was not measured. */
function diedAt(arm: EvaluatedArm, seed: number): number | null {
  const trial = arm.trials.find((record) => record.seed === seed);
  return trial ? healthOf(trial, arm.spec.hidden, "died", "last") : null;
}

function dyingVerdict(measurement: Measurement, terms: Terms): VerdictWord {
  const { lower, upper } = limitsOf(measurement, terms);
  if (upper < NEGLIGIBLE) return "refuted";
  return lower > 0 ? "supported" : "inconclusive";
}

/** Networks that diverge at once have no time to die: beyond the highest rate at which most are trained, nothing is learned. */
const diverges = ({ trials }: EvaluatedArm): boolean =>
  trials.filter(({ state }) => state === "diverged").length * 2 > trials.length;

function dyingWords(rates: DyingNetwork, highest: EvaluatedArm, { interval, n }: Measurement): FindingWords {
  const [born, died, revived] = [
    meanHealth(highest, "born_dead", "last"),
    meanHealth(highest, "died", "last"),
    meanHealth(highest, "revived", "largest"),
  ].map((value) => share(value ?? 0));
  const { hidden } = highest.spec;
  const limits = Number.isFinite(interval.lower)
    ? `${CONFIDENCE} interval ${share(interval.lower)} to ${share(interval.upper)} more than at ${rates[0].b.rate}, `
    : "";
  const byRate = rates.map(
    ({ b: relu }) => `${relu.rate}: ${share(deadShare(relu))}${diverges(relu) ? " (most diverged)" : ""}`,
  );
  return {
    finding: `with ${plural(hidden.length, "hidden layer")} of ${hidden[0]}, at a learning rate of ${highest.rate}, ${died} of the ReLU units die in training (${limits}${plural(n, "pair")}), and up to ${revived} came back to life, for which it was not for good`,
    details: `dead at the end by learning rate: ${byRate.join(", ")}; ${born} were dead from the start`,
  };
}
