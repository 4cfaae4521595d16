import { compareArms } from "../analysis/compare.js";
import { armOf } from "../analysis/conditions.js";
import { verdictOf } from "./decide.js";
import type { Claim, Evidence, Finding } from "./definition.js";
import { deadShare, dyingNetworks, type DyingNetwork } from "./health.js";
import { exactFinding, curveOf, POINTS } from "./exact.js";
import { fasterWords, reachedWords, timesCompared } from "./faster.js";
import { dyingSweep, activationNeeds, labelFor, withActivations } from "./needs.js";
import { number, plural, ratio, range, share, tunedWords } from "../words/index.js";
import { cite, works } from "../sources/index.js";

const COMPARED = ["leaky_relu", "relu"];

/** ReLU dies at a learning rate where at least this share of its units is dead at the end. */
const DYING = 0.1;

export const leakyFixesDying: Claim = {
  name: "leaky-fixes-dying",
  statement: "Leaky ReLU does not die, and so learns where ReLU stops",
  ...cite`${works.koreanNotes}; ${works.maas2013}`,
  original:
    'Maas et al.: acoustic models, where it made little difference; CS231n: "the results are not always consistent"',
  mayFail: "at a well-tuned learning rate the two tie",
  test: "That no Leaky unit dies is true by definition, and said so. The verdict is by outcome: at the highest rate where at least a tenth of the ReLU units is dead and half of the networks of either still arrive, Leaky ReLU must reach the target sooner, paired by seed. As the trials that are compared choose that rate, the comparisons at all rates are counted as measurements. How the two compare at their own best rates stands beside it.",
  needs: (experiment) => [dyingSweep(experiment), ...activationNeeds(experiment, COMPARED)],
  judge: (evidence) => [
    neverFlat(),
    ...dyingNetworks(evidence).map((network) => outcomeFinding(evidence, network)),
  ],
};

function neverFlat(): Finding {
  const { derivative } = curveOf("leaky_relu", POINTS);
  const least = derivative.reduce((a, b) => Math.min(a, Math.abs(b)), Infinity);
  return exactFinding(
    { error: least > 0 ? 0 : 1, tolerance: 0, points: POINTS.length },
    `that no Leaky ReLU unit dies is true by definition: its slope is never below ${number(least)}; whether it helps is for the trials to say`,
  );
}

/** Where ReLU dies, Leaky ReLU must reach the target sooner. */
function outcomeFinding(evidence: Evidence, rates: DyingNetwork): Finding {
  const dying = rates.filter(({ b: relu }) => deadShare(relu) >= DYING);
  // Where neither learns any more there is nothing to compare.
  const chosen = dying.findLast(({ a, b }) => learns(a) || learns(b)) ?? dying[0] ?? rates[rates.length - 1];
  const { where, a: leaky, b: relu } = chosen;
  const compared = timesCompared(chosen);
  const { measurement } = compared;
  return {
    ...compared,
    // The rate is chosen by these very trials: the verdict stands on an interval that holds together with those of all rates.
    parts: rates.map(({ a, b }) => compareArms(a, b)),
    atEdge: false,
    conclude: (terms) => ({
      verdict: dying.length === 0 ? "inconclusive" : verdictOf(measurement, terms, 1),
    }),
    words() {
      const depth = `${plural(leaky.spec.hidden.length, "hidden layer")} of ${leaky.spec.hidden[0]}`;
      const place = `with ${depth} at a learning rate of ${relu.rate}, where ${share(deadShare(relu))} of the ReLU units are dead at the end`;
      const tuned = atOwnBest(evidence, String(where.factors.dataset));
      if (dying.length === 0) {
        const finding = `${place}, ReLU does not die enough (${share(DYING)}) to need mending`;
        return { finding, details: tuned };
      }
      const found = fasterWords(chosen, measurement, [1], "the same learning rate");
      return {
        finding: `${place}, ${found}, reaching it in ${reachedWords(leaky)} trials against ${reachedWords(relu)}`,
        ...(tuned !== "" && { details: tuned }),
      };
    },
  };
}

const learns = ({ trials }: Parameters<typeof deadShare>[0]): boolean =>
  trials.filter(({ score }) => score?.reached).length * 2 >= trials.length;

/** How the two compare where each has its own best learning rate. */
function atOwnBest(evidence: Evidence, dataset: string): string {
  const { experiment } = evidence;
  const conditions = evidence.conditions(withActivations(experiment, COMPARED));
  const tuned = conditions.find(({ where }) => where.regime === "tuned" && where.factors.dataset === dataset);
  const [leaky, relu] = COMPARED.map((name) => tuned && armOf(tuned, labelFor(experiment, name)));
  if (leaky === undefined || relu === undefined) return "";
  const { estimate, interval } = compareArms(leaky, relu);
  const factor = ratio(estimate, [1]);
  return factor === undefined
    ? ""
    : `each at its own best ${tunedWords(leaky.settings)} the factor is ${factor} (${range(interval, [1])})`;
}
