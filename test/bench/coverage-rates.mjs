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
import { withChoice } from "../../dist/modules/analysis/rate-choice.js";
import { bestPoint, summarizePoint } from "../../dist/modules/experiment/tuning/choose.js";
import { gridRates } from "../../dist/modules/experiment/tuning/point.js";
import { normal } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import { median } from "../../dist/modules/stats/index.js";
import { drawnCondition, drawTime, parabola, spread } from "./drawn-study.mjs";
import { percent, print } from "./print.mjs";

const repetitions = Number(process.argv[2] ?? 200);
const pairs = 20;
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

/** The two arms of a study. */
const study = (tuning, medians, random) => drawnCondition({ ...experiment, tuning }, medians, random).arms;

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
  medians: { relu: parabola(a, curvature, 3), tanh: parabola(b, curvature, 3.5) },
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
      const withIt = withChoice(alone, compareArms(...once), 0.95);
      const finer = study({ ...grid, seeds, refine: { until: 0.05, rounds: 4 } }, medians, another);
      const refinedOnce = compareArms(...finer);
      const refined = refinedOnce.interval;
      const refinedWithIt = withChoice(refined, refinedOnce, 0.95);
      const held = [
        covers(alone, truth),
        covers(withIt, truth),
        covers(repeated, truth),
        covers(repeated, own),
        covers(refined, BEST),
        covers(refinedWithIt, BEST),
      ];
      held.forEach((each, k) => (counts[k] += each));
      wider[0].push(withIt.upper < Infinity ? width(withIt) / width(alone) : Infinity);
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
