/**
 * False words about any two arms, through the function that judges them: how often does a study of 20 pairs say something
 * false of a loss, an accuracy, a share of dead units or a time that lies on the edge of what is claimed? Run after
 * `npm run build:js`:
 *
 *     node test/bench/coverage-margins.mjs [repetitions] [measure]
 */
import { judge } from "../../dist/modules/claims/judge.js";
import { loadConfig } from "../../dist/modules/experiment/load-config.js";
import { fieldsOf } from "../../dist/modules/experiment/plan.js";
import { normal } from "../../dist/modules/random/normal.js";
import { stream } from "../../dist/modules/random/stream.js";

const PAIRS = 20;
const repetitions = Number(process.argv[2] ?? 2000);
const percent = (count, of) => `${((100 * count) / of).toFixed(1)} %`.padStart(10);
const print = (...cells) => process.stdout.write(`${cells.join(" ")}\n`);

/** Claims about a ratio of b to a, or a difference, on the logarithm or plain; the truth is on the edge of a region. */
const ofRatios = (least) => [
  { is: { equal: 0.1 }, lower: 1 / 1.1, upper: 1.1, truth: 1.1 },
  { is: { notWorse: 0.1 }, lower: 1 / 1.1, upper: Infinity, truth: 1 / 1.1 },
  { is: { [least]: 1.5 }, lower: 1.5, upper: Infinity, neutral: 1, truth: 1.5 },
  { is: { [least]: 1.5 }, lower: 1.5, upper: Infinity, neutral: 1, truth: 1 },
];
const ofDifferences = (edge, least) => [
  { is: { equal: edge }, lower: -edge, upper: edge, truth: edge },
  { is: { notWorse: edge }, lower: -edge, upper: Infinity, truth: -edge },
  { is: { [least]: 2 * edge }, lower: 2 * edge, upper: Infinity, neutral: 0, truth: 2 * edge },
  { is: { [least]: 2 * edge }, lower: 2 * edge, upper: Infinity, neutral: 0, truth: 0 },
];

/** The standard normal and one that is skewed, each with a pseudo-median of 0. */
const noises = {
  normal,
  // The pseudo-median of an exponential is half the median of a gamma with shape 2.
  skewed: (random) => -Math.log(1 - random.double()) - 1.6783469900166612 / 2,
};

/** What is compared, and how: a pair's two values of the true ratio or difference, the worse part of them unknown. */
const measures = {
  epochs_to_target: {
    kinds: ofRatios("sooner"),
    pair: (truth, noise, random) => {
      const a = 20 * Math.exp(0.4 * normal(random));
      return [a, a * truth * Math.exp(0.15 * noise)].map(Math.round);
    },
    isWorse: (value, cut) => value > cut,
    record: (epochs, horizon) => ({
      score: epochs === null ? { reached: false, horizon } : { reached: true, epochs },
    }),
  },
  final_test_loss: {
    kinds: ofRatios("less"),
    pair: (truth, noise, random) => {
      const a = 0.3 * Math.exp(0.4 * normal(random));
      return [a, a * truth * Math.exp(0.15 * noise)];
    },
    isWorse: (value, cut) => value > cut,
    record: (testLoss) => ({ course: { testLoss } }),
  },
  final_test_accuracy: {
    kinds: ofDifferences(1 / 64, "more"),
    // Of 128 test rows: differences tie; of skewed noise that would move the pseudo-median.
    pair: (truth, noise, random, noiseName) => {
      const b = 0.7 + 0.05 * normal(random);
      const pair = [b + truth + 0.02 * noise, b];
      return noiseName === "normal" ? pair.map((share) => Math.round(128 * share) / 128) : pair;
    },
    isWorse: (value, cut) => value < cut,
    record: (testAccuracy) => ({ course: { testAccuracy } }),
  },
  dead_share: {
    kinds: ofDifferences(1 / 16, "less"),
    // Of 64 units, most differences none: its median is what is compared.
    pair: (truth, noise, random) => {
      const a = 0.4 + Math.round(4 * normal(random)) / 64;
      return [a, a + truth + (random.double() < 0.5 ? 0 : Math.round(3 * normal(random)) / 64)];
    },
    isWorse: (value, cut) => value > cut,
    record: (dead) => ({ layers: [{ first: {}, last: { dead } }] }),
  },
};

const isFalse = {
  supported: ({ lower, upper, truth }) => truth <= lower || truth >= upper,
  refuted: ({ lower, upper, truth }) => truth >= lower && truth <= upper,
  "direction only": ({ lower, neutral, truth }) => truth <= neutral || truth >= lower,
  inconclusive: () => false,
};

/** In how many of the studies of so many claims by a measure each word was false of any. */
function falseWords(measure, noiseName, claims, share, studies) {
  const { kinds, pair, isWorse, record } = measures[measure];
  const random = stream("false words of margins", measure, noiseName, claims, share);
  const claimed = Array.from({ length: claims }, (_, i) => kinds[i % kinds.length]);
  const labels = claimed.flatMap((_, i) => [`a${i}`, `b${i}`]);
  const { experiment } = loadConfig(
    JSON.stringify({
      datasets: "moons",
      network: { hidden: [8] },
      activations: labels.map((name, i) => ({ name, formula: `max(0, x) * ${1 + i / 1000}` })),
      claims: claimed.map(({ is }, i) => ({
        compare: { activation: `a${i}` },
        with: { activation: `b${i}` },
        measure,
        is,
      })),
    }),
    { file: "bench.json" },
  );
  const [field] = fieldsOf(experiment);
  const draw = ({ truth }) => pair(truth, noises[noiseName](random), random, noiseName);
  const worst = Array.from({ length: 4000 }, (_, i) => draw(claimed[i % claims]))
    .flat()
    .toSorted((x, y) => (isWorse(x, y) ? -1 : isWorse(y, x) ? 1 : 0));
  const cut = worst[Math.floor(share * worst.length)];
  const trial = (value, seed) => {
    const isKnown = share === 0 || !isWorse(value, cut);
    const state = isKnown || measure === "epochs_to_target" ? "completed" : "diverged";
    return { seed, state, layers: [], ...record(isKnown ? value : null, cut) };
  };
  const counts = { supported: 0, "direction only": 0, refuted: 0 };
  for (let study = 0; study < studies; study++) {
    const pairs = claimed.map((kind) => Array.from({ length: PAIRS }, () => draw(kind)));
    const arms = field.map(({ spec }, i) => ({
      label: labels[i],
      spec,
      rate: 0.1,
      atEdge: false,
      isTunedAnew: false,
      sampling: "fixed",
      trials: pairs[i >> 1].map((values, seed) => trial(values[i % 2], seed)),
    }));
    const evidence = {
      experiment,
      metByConstant: new Set(),
      isMetByConstant: () => false,
      late: new Set(),
      conditions: () => [{ where: { regime: "given", factors: { dataset: "moons" } }, arms }],
      timing: () => {},
    };
    const verdicts = judge(evidence);
    const said = new Set(
      verdicts.flatMap(({ verdict }, i) => (isFalse[verdict](claimed[i]) ? [verdict] : [])),
    );
    for (const word of said) counts[word]++;
  }
  return counts;
}

print(`False words in any verdict of a study of ${PAIRS} pairs (2.5 % a side)`);
print(
  "measure".padEnd(19),
  "noise".padEnd(7),
  "claims",
  "unknown",
  "studies",
  " supported",
  " direction",
  "   refuted",
);
for (const measure of process.argv[3] ? [process.argv[3]] : Object.keys(measures)) {
  for (const noiseName of Object.keys(noises)) {
    for (const claims of [4, 20]) {
      for (const share of [0, 0.1, 0.3]) {
        const studies = Math.ceil(repetitions / (claims / 4));
        const counts = falseWords(measure, noiseName, claims, share, studies);
        const cells = Object.values(counts).map((count) => percent(count, studies));
        print(
          measure.padEnd(19),
          noiseName.padEnd(7),
          String(claims).padStart(6),
          `${100 * share} %`.padStart(7),
          String(studies).padStart(7),
          ...cells,
        );
      }
    }
  }
}
