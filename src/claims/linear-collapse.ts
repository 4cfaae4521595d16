import { armOf, type Condition, type EvaluatedArm } from "../analysis/conditions.js";
import { locate, type Measurement } from "../analysis/location.js";
import type { VerdictWord } from "../analysis/verdict.js";
import type { Experiment, Target } from "../experiment/experiment.js";
import { curveMetrics } from "../metrics/index.js";
import { median } from "../stats/index.js";
import type { Claim, Evidence, Finding } from "./definition.js";
import { exactly, untested } from "./exact.js";
import { sideOf } from "./faster.js";
import { labelFor, layersOf, onlyActivations, sweepBase, sweepWidth, tunedOnly } from "./needs.js";
import { targetOf } from "./pairs.js";
import { number, plural, share } from "../words/index.js";
import { cite, works } from "../sources/index.js";

/** Single precision, through several layers. */
const TOLERANCE = 1e-4;

/** A better target metric than this without hidden layers would mean that depth helped. */
const BETTER = 0.01;

export const linearCollapse: Claim = {
  name: "linear-collapse",
  statement: "stacked linear layers are one linear layer",
  ...cite`${works.koreanNotes}, after Saito, Deep Learning from Scratch: h(h(h(x))) of a linear h is linear`,
  original: "an identity",
  mayFail: "it is about what can be represented, not about how it trains",
  test: "Linear networks of two hidden layers are trained; their output must equal the product of their weight matrices to within 1e-4 of the largest output, and their best target metric must not be better, by more than 0.01, than that of the network without hidden layers.",
  needs: (experiment) => [stacked(experiment), single(experiment)],
  judge(evidence) {
    const { experiment } = evidence;
    const label = labelFor(experiment, "linear");
    const alone = evidence.conditions(single(experiment));
    return evidence.conditions(stacked(experiment)).flatMap((condition) => {
      const { dataset } = condition.where.factors;
      const other = alone.find(({ where }) => where.factors.dataset === dataset);
      const [deep, flat] = [armOf(condition, label), other && armOf(other, label)];
      return deep && flat ? [collapseFinding(evidence, condition, deep, flat)] : [];
    });
  },
};

/** Two hidden layers of linear units, on every data set. */
function stacked(experiment: Experiment): Experiment {
  return tunedOnly({
    ...onlyActivations(sweepBase(experiment), ["linear"]),
    datasets: experiment.datasets,
    gains: experiment.gains.slice(0, 1),
    networks: [
      experiment.networks.find(({ hidden }) => hidden.length > 1) ?? layersOf(2, sweepWidth(experiment)),
    ],
  });
}

const single = (experiment: Experiment): Experiment => ({
  ...stacked(experiment),
  networks: [{ hidden: [] }],
});

function collapseFinding(
  { experiment }: Evidence,
  { where }: Condition,
  deep: EvaluatedArm,
  flat: EvaluatedArm,
): Finding {
  const { metric } = targetOf(experiment, where);
  const sign = curveMetrics.get(metric).goal === "maximize" ? 1 : -1;
  const errors = deep.trials.flatMap(({ linearCollapse: error }) => error ?? []);
  const gains = deep.trials.flatMap((trial) => {
    const other = flat.trials.find(({ seed }) => seed === trial.seed);
    return trial.best === null || !other || other.best === null ? [] : [sign * (trial.best - other.best)];
  });
  const measurement = errors.length === 0 ? null : exactly(Math.max(...errors), errors.length);
  const verdict = collapseVerdict(measurement, locate(gains, deep));
  return {
    ...untested(verdict, { finding: `${productWords(measurement, deep)}${bestWords(metric, deep, flat)}` }),
    where,
    a: sideOf(deep),
    b: sideOf(flat),
    measure: "largest_error",
    measurement,
  };
}

/** @param advantage by how much the deep networks end better than those without hidden layers */
function collapseVerdict(measurement: Measurement | null, advantage: Measurement): VerdictWord {
  if (measurement === null) return "inconclusive";
  if (measurement.estimate.lower > TOLERANCE) return "refuted";
  return advantage.interval.lower > BETTER ? "inconclusive" : "supported";
}

function productWords(measurement: Measurement | null, { spec }: EvaluatedArm): string {
  return measurement === null
    ? "no trained linear network was compared with the product of its weight matrices"
    : `${plural(measurement.n, "trained linear network")} of ${spec.hidden.length} hidden layers equal the product of their weight matrices to within ${number(measurement.estimate.lower)} of the largest output`;
}

/** What either comes to at its best; empty where one has not been measured. */
function bestWords(metric: Target["metric"], deep: EvaluatedArm, flat: EvaluatedArm): string {
  const { title, unit } = curveMetrics.get(metric);
  const write = unit === "share" ? share : (value: number) => number(value);
  const [bestDeep, bestFlat] = [deep, flat].map(({ trials }) => trials.flatMap(({ best }) => best ?? []));
  return bestDeep.length === 0 || bestFlat.length === 0
    ? ""
    : `; its best ${title.toLowerCase()} is ${write(median(bestDeep))} against ${write(median(bestFlat))} without hidden layers (medians)`;
}
