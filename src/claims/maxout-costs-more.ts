import { compareArms, epochsOf } from "../analysis/compare.js";
import { armOf, type Condition, type EvaluatedArm } from "../analysis/conditions.js";
import type { TrialRecord } from "../analysis/records.js";
import type { Experiment } from "../experiment/experiment.js";
import { hiddenLabel } from "../factors/index.js";
import { fieldsOf } from "../experiment/plan.js";
import type { EventTime } from "../stats/index.js";
import { verdictOf } from "./decide.js";
import type { Claim, Evidence, Finding } from "./definition.js";
import { exactly, untested } from "./exact.js";
import { sideOf } from "./faster.js";
import {
  activationNeeds,
  labelFor,
  onlyActivations,
  tunedOnly,
  unmatched,
  withActivations,
} from "./needs.js";
import { cataloguePairs, type ArmPair } from "./pairs.js";
import { timingFinding, timingRequest } from "./timed.js";
import type { TimingRequest } from "./timing/measure.js";
import { parametersOf } from "./unequal-networks.js";
import { CONFIDENCE, inverted, number, plural, range, rateWords, ratio, tunedWords } from "../words/index.js";
import { cite, works } from "../sources/index.js";

const COMPARED = ["relu", "maxout"];

export const maxoutCostsMore: Claim = {
  name: "maxout-costs-more",
  statement: "Maxout needs more computation",
  ...cite`${works.koreanNotes}; ${works.goodfellow2013}; CS231n`,
  original: "CS231n: it doubles the number of parameters of every unit",
  mayFail: "what each step costs more may be won back by fewer of them",
  test: "The number of parameters, exactly. Computation until the target, epochs times parameters, paired by seed: Maxout must need more than ReLU at the same width; what it needs when narrowed to as many parameters is told beside it. And the clock: a training step must take longer, at the same width and narrowed.",
  needs: (experiment) => [
    ...(experiment.match === undefined ? activationNeeds(experiment, COMPARED) : [sameWidths(experiment)]),
    matched(experiment),
  ],
  timings: (experiment) => [sameWidth(experiment), sameParameters(experiment)],
  judge(evidence) {
    const { experiment } = evidence;
    const conditions = evidence.conditions(sameWidths(experiment));
    const narrower = evidence.conditions(matched(experiment));
    return [
      ...conditions.slice(0, 1).flatMap((condition) => sizeFinding(evidence, condition)),
      ...cataloguePairs(evidence, COMPARED, sameWidths(experiment))
        .filter(({ a }) => a.spec.hidden.length > 0)
        .map((pair) => costFinding(evidence, pair, narrower)),
      ...timingFinding(evidence, [sameWidth(experiment)], 1, " at the same width"),
      ...timingFinding(evidence, [sameParameters(experiment)], 1, " narrowed to as many parameters"),
    ];
  },
};

const sameWidths = (experiment: Experiment): Experiment => withActivations(unmatched(experiment), COMPARED);

/** Maxout in networks narrowed to about as many parameters as ReLU has: two maps a unit, so by √2. */
function matched(experiment: Experiment): Experiment {
  return tunedOnly({
    ...onlyActivations(unmatched(experiment), ["maxout"]),
    networks: experiment.networks.map(({ hidden }) => ({ hidden: hidden.map(narrowed) })),
  });
}

const narrowed = (width: number): number => Math.max(1, Math.floor(width * Math.SQRT1_2));

/** A training step costs about 6 floating-point operations a parameter and sample, whatever the activation. */
function sizeFinding({ experiment }: Evidence, condition: Condition): Finding[] {
  const [relu, maxout] = COMPARED.map((name) => armOf(condition, labelFor(experiment, name)));
  const [few, many] = [parametersOf(relu), parametersOf(maxout)];
  if (relu === undefined || few === undefined || many === undefined) return [];
  const factor = many / few;
  const finding = `with hidden layers ${hiddenLabel(relu.spec.hidden)} Maxout has ${plural(many, "parameter")}, ${number(factor)} × ReLU's ${few.toLocaleString("en")}, and so needs as many times the floating-point operations a step (about ${(6 * many).toLocaleString("en")} against ${(6 * few).toLocaleString("en")} a sample)`;
  return [
    {
      ...untested(factor > 1 ? "supported" : "refuted", { finding }),
      a: { label: COMPARED[0], learningRate: null },
      b: { label: COMPARED[1], learningRate: null },
      measure: "parameters",
      times: 1,
      measurement: exactly(factor, 1),
    },
  ];
}

/** Computation until the target, in epochs times parameters. */
function costOf(trial: TrialRecord): EventTime | undefined {
  const [epochs, { parameterCount }] = [epochsOf(trial), trial];
  if (epochs === undefined || parameterCount === null) return undefined;
  return epochs.reached
    ? { reached: true, time: epochs.time * parameterCount }
    : { reached: false, horizon: epochs.horizon * parameterCount };
}

/** Maxout must need more computation than ReLU until it reaches the target. */
function costFinding(
  { experiment }: Evidence,
  { where, a: relu, b: maxout }: ArmPair,
  narrower: readonly Condition[],
): Finding {
  const measurement = compareArms(relu, maxout, { timeOf: costOf });
  return {
    where,
    a: sideOf(relu),
    b: sideOf(maxout),
    measure: "epochs_times_parameters",
    times: 1,
    measurement,
    tested: true,
    atEdge: relu.atEdge || maxout.atEdge,
    conclude: (terms) => ({ verdict: verdictOf(measurement, terms, 1) }),
    words() {
      const { estimate, interval, n, censored } = measurement;
      const factor = ratio(estimate, [1]);
      const cut = censored > 0 ? `, ${censored} of them cut off at the horizon` : "";
      const spent =
        factor === undefined
          ? `Maxout and ReLU reach the target too seldom to compare what they spend (${plural(n, "pair")})`
          : `until the target Maxout spends ${factor} the computation of ReLU (${CONFIDENCE} interval ${range(interval, [1])}, ${plural(n, "pair")}${cut}, ${rateWords(where, relu, maxout)})`;
      const bought = `at the same width it needs ${epochsRatio(relu, maxout)} as many epochs`;
      return { finding: spent, details: `${bought}${matchedWords(relu, narrower, where, experiment)}` };
    },
  };
}

function epochsRatio(relu: EvaluatedArm, maxout: EvaluatedArm): string {
  const { estimate } = compareArms(maxout, relu);
  return ratio(inverted(estimate), [1]) ?? "an unknown number of times";
}

function matchedWords(
  relu: EvaluatedArm,
  narrower: readonly Condition[],
  { factors }: Condition["where"],
  experiment: Experiment,
): string {
  const condition = narrower.find(
    ({ where }) => where.factors.dataset === factors.dataset && where.factors.gain === factors.gain,
  );
  const arm = condition && armOf(condition, labelFor(experiment, "maxout"));
  const parameters = parametersOf(arm);
  if (arm === undefined || parameters === undefined) return "";
  return `, and narrowed to ${parameters.toLocaleString("en")} parameters (ReLU has ${(parametersOf(relu) ?? 0).toLocaleString("en")}), at its own best ${tunedWords(arm.settings)}, ${epochsRatio(relu, arm)}`;
}

const hiddenPair = (experiment: Experiment): Experiment => ({
  ...experiment,
  networks: [experiment.networks.find(({ hidden }) => hidden.length > 0) ?? { hidden: [32] }],
});

const sameWidth = (experiment: Experiment): TimingRequest =>
  timingRequest("step", hiddenPair(experiment), "relu", "maxout");

function sameParameters(experiment: Experiment): TimingRequest {
  const request = sameWidth(experiment);
  const [[{ spec }]] = fieldsOf(matched(hiddenPair(experiment)));
  return { ...request, b: { ...request.b, hidden: spec.hidden } };
}
