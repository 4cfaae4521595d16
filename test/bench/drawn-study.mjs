/** Studies whose training is drawn at random: the product's schedule tunes them, and its analysis compares them. */
import { conditionsOf } from "../../dist/modules/analysis/conditions.js";
import { NO_LOOKS } from "../../dist/modules/experiment/looks.js";
import { knownTrials, settleFields } from "../../dist/modules/experiment/known-trials.js";
import { normal } from "../../dist/modules/random/draws.js";
import { trialId } from "../../dist/modules/trial/id.js";

/** The standard deviation of log times, by the luck of a seed, and that of a trial. */
export const spread = 0.3;

/** How a time differs from its median: by the luck of the seed, which all rates and activations share, and by its own. */
export const drawTime = (logMedian, luck, random) => Math.exp(logMedian + luck + spread * normal(random));

/** The log of the median time by rate: a parabola on the logarithm, steep or flat. */
export const parabola = (best, curvature, base) => (rate) =>
  base + curvature * (Math.log10(rate) + 2 - best) ** 2;

/**
 * A study from its first tuning trial to its one condition at own best rates.
 *
 * @param medians by activation: the log of the median time at a rate
 */
export function drawnCondition(experiment, medians, random) {
  const luck = new Map();
  const [scores, records] = [new Map(), new Map()];
  for (;;) {
    const missing = knownTrials([experiment], scores).filter((spec) => !scores.has(trialId(spec)));
    if (missing.length === 0) break;
    for (const spec of missing) {
      const { phase, seed, learningRate, activation } = spec;
      const name = `${phase} ${seed}`;
      if (!luck.has(name)) luck.set(name, spread * normal(random));
      const epochs = drawTime(medians[activation.label](learningRate), luck.get(name), random);
      const id = trialId(spec);
      scores.set(id, { epochs, finalLoss: 1 });
      if (phase === "evaluate") {
        records.set(id, { seed, state: "completed", score: { reached: true, epochs } });
      }
    }
  }
  const made = { tuned: settleFields(scores), looks: NO_LOOKS, scores };
  return conditionsOf(made, experiment, records)[0];
}
