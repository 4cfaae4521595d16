import { locate, type Measurement } from "../analysis/location.js";
import type { VerdictWord } from "../analysis/verdict.js";
import { FEWEST_PAIRS } from "../stats/index.js";
import type { Claim, Finding } from "./definition.js";
import { deadShare, dyingNetworks, type DyingNetwork } from "./dying.js";
import { healthOf, meanHealth } from "./health.js";
import { dyingSweep } from "./needs.js";
import { list, plural, share } from "./words.js";

/** A smaller share of dying units is no loss worth mentioning. */
const NEGLIGIBLE = 0.01;

export const reluUnitsDie: Claim = {
  name: "relu-units-die",
  statement: "ReLU units can die for good, the more the higher the learning rate",
  source: "CS231n, Neural Networks Part 1; Lu, Shin, Su & Karniadakis 2020, Dying ReLU and initialization",
  original:
    "CS231n: “as much as 40 %” of a network's units when the learning rate is set too high; no network is named",
  mayFail: "a properly set learning rate",
  needs: (experiment) => [dyingSweep(experiment)],
  judge: (evidence) => dyingNetworks(evidence).flatMap(dyingFinding),
};

/** More units must die at the highest learning rate than at the lowest, with the same seeds. */
function dyingFinding({ rates }: DyingNetwork): Finding[] {
  if (rates.length < 2) return [];
  const [lowest, highest] = [rates[0].relu, rates[rates.length - 1].relu];
  const { where } = rates[rates.length - 1].condition;
  const diedAt = (arm: typeof lowest, seed: number): number | null => {
    const trial = arm.trials.find((record) => record.seed === seed);
    return trial ? healthOf(trial, arm.spec.hidden, "died", "last") : null;
  };
  const differences = highest.trials.flatMap(({ seed }) => {
    const [low, high] = [diedAt(lowest, seed), diedAt(highest, seed)];
    return low === null || high === null ? [] : [high - low];
  });
  const measurement = locate(differences);
  return [
    {
      where,
      a: { label: lowest.label, learningRate: lowest.rate },
      b: { label: highest.label, learningRate: highest.rate },
      measure: "died_share_difference",
      times: null,
      measurement,
      tested: true,
      atEdge: false,
      conclude: (p) => ({ verdict: dyingVerdict(measurement, p), finding: dyingWords(rates, measurement) }),
    },
  ];
}

function dyingVerdict({ n, interval }: Measurement, p: number): VerdictWord {
  if (n < FEWEST_PAIRS) return "inconclusive";
  if (interval.lower > 0) return p <= 0.05 ? "supported" : "inconclusive";
  return interval.upper <= NEGLIGIBLE ? "refuted" : "inconclusive";
}

function dyingWords(rates: DyingNetwork["rates"], { interval, n }: Measurement): string {
  const highest = rates[rates.length - 1].relu;
  const dead = rates.map(({ relu }) => share(deadShare(relu)));
  const [born, died, revived] = [
    meanHealth(highest, "born_dead", "last"),
    meanHealth(highest, "died", "last"),
    meanHealth(highest, "revived", "largest"),
  ].map((value) => share(value ?? 0));
  const limits = Number.isFinite(interval.lower)
    ? `95 % interval ${share(Math.max(interval.lower, -1))} to ${share(interval.upper)} more than at the lowest, `
    : "";
  const depth = plural(highest.spec.hidden.length, "hidden layer");
  return `with ${depth} of ${highest.spec.hidden[0]}, at learning rates of ${list(rates.map(({ relu }) => String(relu.rate)))}, ${list(dead)} of the ReLU units are dead at the end; at the highest ${died} died in training (${limits}${plural(n, "pair")}), ${born} were dead from the start, and ${revived} came back to life: for those it was not for good`;
}
