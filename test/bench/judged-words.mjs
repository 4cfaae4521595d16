/** Studies of pairs of arms that are drawn, not trained, and the words that the product gives their claims. */
import { wordsOf } from "../../dist/modules/claims/judge.js";
import { loadConfig } from "../../dist/modules/experiment/load-config.js";
import { fieldsOf } from "../../dist/modules/experiment/plan.js";

const where = { regime: "given", factors: { dataset: "moons" } };

/** A study with arms a0, b0, a1, b1 …, two for each of the claims, which name them. */
export function studyOf(claims) {
  const labels = claims.flatMap((_, i) => [`a${i}`, `b${i}`]);
  const activations = labels.map((name, i) => ({ name, formula: `max(0, x) * ${1 + i / 1000}` }));
  const config = { datasets: "moons", network: { hidden: [8] }, activations, claims };
  const { experiment } = loadConfig(JSON.stringify(config), { file: "bench.json" });
  const [field] = fieldsOf(experiment);
  return { experiment, arms: labels.map((label, i) => ({ label, spec: field[i].spec })) };
}

/**
 * The word on each claim of a study.
 *
 * @param pairs of each claim: the values of a and of b by seed
 * @param trial what a trial of a value left, without its seed
 * @param timing what the clock says of a request; by default nothing
 */
export function judgedWords({ experiment, arms: planned }, pairs, trial, sampling, timing = () => {}) {
  const arms = planned.map(({ label, spec }, i) => ({
    label,
    spec,
    rate: 0.1,
    atEdge: false,
    isTunedAnew: false,
    sampling,
    trials: pairs[i >> 1].map((values, seed) => ({ seed, ...trial(values[i % 2]) })),
  }));
  return wordsOf({
    experiment,
    metByConstant: new Set(),
    isMetByConstant: () => false,
    late: new Set(),
    conditions: () => [{ where, arms }],
    timing,
  });
}
