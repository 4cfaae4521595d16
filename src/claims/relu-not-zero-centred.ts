import { armOf, type Condition, type EvaluatedArm } from "../analysis/conditions.js";
import { locate, type Measurement } from "../analysis/location.js";
import { decideWithin } from "../stats/index.js";
import { evidenceOf, joined, weakest } from "./decide.js";
import type { Claim, Evidence, Finding } from "./definition.js";
import { sideOf } from "./faster.js";
import { meanHealth } from "./health.js";
import { activationNeeds, labelFor, withActivations } from "./needs.js";
import { CONFIDENCE, list, number, plural, share, titleOf } from "../words/index.js";
import { cite, works } from "../sources/index.js";

const COMPARED = ["relu", "sigmoid"];

export const reluNotZeroCentred: Claim = {
  name: "relu-not-zero-centred",
  statement: "ReLU's output is not centred on zero",
  ...cite`${works.cs231n}`,
  original: "argued from the formula",
  mayFail: "nowhere: a layer of ReLU is never negative",
  test: "The mean activation of every hidden layer at the end of training: its interval must lie above 0. How often weight gradients share one sign is told beside the sigmoid's.",
  needs: (experiment) => activationNeeds(experiment, COMPARED),
  judge: (evidence) =>
    evidence
      .conditions(withActivations(evidence.experiment, COMPARED))
      .flatMap((condition) => centreFinding(evidence, condition)),
};

/** The mean activation of every hidden layer at the end of training must be above zero. */
function centreFinding({ experiment }: Evidence, condition: Condition): Finding[] {
  const [relu, sigmoid] = COMPARED.map((name) => armOf(condition, labelFor(experiment, name)));
  if (relu === undefined || relu.spec.hidden.length === 0) return [];
  const layers = relu.spec.hidden.map((_, l) => {
    const means = relu.trials.map(({ layers: records }) => records[l]?.last.mean_activation ?? null);
    return {
      layer: l + 1,
      measurement: locate(
        means.filter((value) => value !== null),
        relu,
      ),
    };
  });
  const decisive = weakest(layers);
  const { measurement } = decisive;
  return [
    {
      where: condition.where,
      a: sideOf(relu),
      b: null,
      measure: "mean_activation",
      times: null,
      measurement,
      parts: layers.map((layer) => layer.measurement),
      tested: true,
      // Where the outputs lie does not depend on how good the learning rate is.
      atEdge: false,
      conclude: (terms) => ({
        verdict: joined(
          layers.map((layer) => decideWithin(evidenceOf(layer.measurement, terms), ABOVE_ZERO)),
        ),
      }),
      words: () => ({
        finding: centreWords(layers, decisive),
        details: signWords([relu, ...(sigmoid ? [sigmoid] : [])]),
      }),
    },
  ];
}

const ABOVE_ZERO = { lower: 0, upper: Infinity };

interface LayerMean {
  /** Counted from 1. */
  readonly layer: number;
  readonly measurement: Measurement;
}

function centreWords(
  layers: readonly LayerMean[],
  { layer, measurement: { interval, n } }: LayerMean,
): string {
  if (n === 0) return "the mean output of ReLU's hidden layers was not measured";
  const means = layers.map(({ measurement: { estimate } }) => number(estimate.lower));
  const limits = Number.isFinite(interval.lower)
    ? `${CONFIDENCE} interval ${number(interval.lower)} to ${number(interval.upper)}`
    : "no interval";
  return `the mean output of ReLU's hidden layers is ${list(means)} (least certain in layer ${layer}: ${limits}, ${plural(n, "network")})`;
}

/** How far the weight gradients of the units that an activation feeds share one sign. */
function signWords(arms: readonly EvaluatedArm[]): string {
  const agreement = arms.flatMap((arm) => {
    const value = meanHealth(arm, "sign_agreement_sample", "last", 1);
    return value === null ? [] : [`${share(value)} with ${titleOf(arm)}`];
  });
  if (agreement.length === 0) return "";
  return `on a sample the next layer's weight gradients share one sign to ${list(agreement)}`;
}
