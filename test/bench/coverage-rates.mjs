/**
 * Two activations, each at the rate that its tuning trials chose, on 20 seeds. Where rates are chosen once: how often does the 95 %
 * interval contain the ratio at the rates that are truly the best, and how often the one that the choice is part of? Where they are
 * chosen anew for every seed: how often does it contain that ratio, and how often the one that so much tuning truly leads to? Where
 * they are chosen once, and refined: how often the ratio at the best rates that there are, also between those of the grid? The
 * product's search tries, and its analysis compares; only the training is drawn. Run after `npm run build:js`:
 *
 *     node test/bench/coverage-rates.mjs [repetitions]
 */
import { resolveActivation } from "../../dist/modules/activations/resolve.js";
import { compareArms } from "../../dist/modules/analysis/compare.js";
import { conditionsOf } from "../../dist/modules/analysis/conditions.js";
import { withChoice } from "../../dist/modules/analysis/rate-choice.js";
import { NO_LOOKS } from "../../dist/modules/experiment/looks.js";
import { knownTrials, settleFields } from "../../dist/modules/experiment/known-trials.js";
import { bestPoint, summarizePoint } from "../../dist/modules/experiment/tuning/choose.js";
import { gridRates } from "../../dist/modules/experiment/tuning/grid.js";
import { normal } from "../../dist/modules/random/normal.js";
import { stream } from "../../dist/modules/random/stream.js";
import { median } from "../../dist/modules/stats/index.js";
import { trialId } from "../../dist/modules/trial/id.js";
import { percent, print } from "./print.mjs";

const repetitions = Number(process.argv[2] ?? 200);
const pairs = 20;
const spread = 0.3;
/** Two rates a decade, over two decades. */
const grid = { from: 0.01, to: 1, perDecade: 2, extend: 0, regimes: ["tuned"] };
const rates = gridRates(grid);

const experiment = {
  seed: 1,
  datasets: [{ label: "drawn", name: "moons", parameters: {} }],
  targets: { drawn: { metric: "train_accuracy", value: 0.95 } },
  networks: [{ hidden: [1] }],
  activations: ["relu", "tanh"].map((name) => ({ label: name, layers: [resolveActivation(name)] })),
  optimizers: [{ label: "sgd", name: "sgd", parameters: {} }],
  initializers: [{ label: "auto", name: "auto", parameters: {} }],
  gains: ["own"],
  regularizations: [{ l1: 0, l2: 0, dropout: 0 }],
  learningRates: [],
  training: { epochs: 1e6, batchSizes: [32], evaluateEvery: 1 },
  seeds: Array.from({ length: pairs }, (_, i) => i + 1),
};

/** The log of the median time by rate: a parabola on the logarithm, steep or flat. */
const landscape = (best, curvature, base) => (rate) => base + curvature * (Math.log10(rate) + 2 - best) ** 2;

/** How a time differs from its median: by the luck of the seed, which all rates and activations share, and by its own. */
const drawTime = (logMedian, luck, random) => Math.exp(logMedian + luck + spread * normal(random));

/** A study from its first tuning trial to the two arms that are compared. */
function study(tuning, medians, random) {
  const tuned = { ...experiment, tuning };
  const luck = new Map();
  const [scores, records] = [new Map(), new Map()];
  for (;;) {
    const missing = knownTrials([tuned], scores).filter((spec) => !scores.has(trialId(spec)));
    if (missing.length === 0) break;
    for (const { phase, seed, learningRate, activation, ...rest } of missing) {
      const name = `${phase} ${seed}`;
      if (!luck.has(name)) luck.set(name, spread * normal(random));
      const epochs = drawTime(medians[activation.label](learningRate), luck.get(name), random);
      const id = trialId({ phase, seed, learningRate, activation, ...rest });
      scores.set(id, { epochs, finalLoss: 1 });
      if (phase === "evaluate") {
        records.set(id, { seed, state: "completed", score: { reached: true, epochs } });
      }
    }
  }
  const made = { tuned: settleFields(scores), looks: NO_LOOKS, scores };
  return conditionsOf(made, tuned, records)[0].arms;
}

/** The ratio that tuning on so many seeds leads to: the pseudo-median of 20,000 pairs, each tuned anew. */
function ratioOfTuning(seeds, { relu, tanh }, random) {
  const difference = () => {
    const luck = Array.from({ length: seeds }, () => spread * normal(random));
    const logTime = (medians) => {
      const tried = rates.map((rate) =>
        summarizePoint(
          { rate, settings: {} },
          luck.map((each) => ({ epochs: drawTime(medians(rate), each, random), finalLoss: 1 })),
        ),
      );
      return medians(bestPoint(tried).rate) + spread * normal(random);
    };
    return logTime(tanh) - logTime(relu);
  };
  return Math.exp(median(Array.from({ length: 10_000 }, () => (difference() + difference()) / 2)));
}

const landscapes = [
  [1, 1, 0.6],
  [0.75, 1.25, 0.6],
  [1, 1, 2],
  [1, 0.75, 0.2],
  [1, 0.75, 1],
].map(([a, b, curvature]) => ({
  name: `${a} ${b}, ${curvature}`,
  medians: { relu: landscape(a, curvature, 3), tanh: landscape(b, curvature, 3.5) },
}));

/** The ratio at the best rates there are, which no grid need have. */
const BEST = Math.exp(0.5);

const covers = ({ lower, upper }, truth) => lower <= truth && truth <= upper;
const width = ({ lower, upper }) => Math.log(upper / lower);

print(`${pairs} pairs, ${repetitions} studies a row; best rates of the two, and curvature`);
print(
  "tuning seeds",
  "landscape",
  "once",
  "with the choice",
  "anew",
  "anew, of its own",
  "refined",
  "refined, with the choice",
  "once wider",
  "anew wider",
);
for (const seeds of [4, 16]) {
  for (const { name, medians } of landscapes) {
    const random = stream("rates", seeds, name);
    const truth = Math.exp(Math.min(...rates.map(medians.tanh)) - Math.min(...rates.map(medians.relu)));
    const own = ratioOfTuning(seeds, medians, random);
    const counts = [0, 0, 0, 0, 0, 0];
    const another = stream("refined rates", seeds, name);
    const wider = [[], []];
    for (let i = 0; i < repetitions; i++) {
      const once = study({ ...grid, seeds }, medians, random);
      const anew = study({ ...grid, seeds, tuning: "per-replicate" }, medians, random);
      const [alone, repeated] = [once, anew].map((arms) => compareArms(...arms).interval);
      const withIt = withChoice(alone, once[0].choiceLoss, once[1].choiceLoss);
      const finer = study({ ...grid, seeds, refine: { until: 0.05, rounds: 4 } }, medians, another);
      const refined = compareArms(...finer).interval;
      const refinedWithIt = withChoice(refined, finer[0].choiceLoss, finer[1].choiceLoss);
      const held = [
        covers(alone, truth),
        covers(withIt, truth),
        covers(repeated, truth),
        covers(repeated, own),
        covers(refined, BEST),
        covers(refinedWithIt, BEST),
      ];
      held.forEach((each, k) => (counts[k] += each));
      wider[0].push(width(withIt) / width(alone));
      wider[1].push(width(repeated) / width(alone));
    }
    print(
      seeds,
      name,
      ...counts.map((count) => percent(count / repetitions)),
      ...wider.map((each) => `${median(each).toFixed(2)} ×`),
    );
  }
}
