/**
 * False words about any two arms, through the function that judges them: how often does a study of 20 pairs say something
 * false of a loss, an accuracy, a share of dead units or a time that lies on the edge of what is claimed? Run after
 * `npm run build:js`:
 *
 *     node test/bench/coverage-margins.mjs [--studies 600] [--measure final_test_loss] [--noise skewed] [--claims 20]
 */
import { normal } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import { judgedWords, studyOf } from "./judged-words.mjs";
import { asked, print, shareOf } from "./print.mjs";

const PAIRS = 20;
const { studies, claims: onlyClaims, ...only } = asked({ studies: 600, claims: 0, measure: "", noise: "" });

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

/** The standard normal and one that is skewed, each with a median of 0. */
const noises = { normal, skewed: (random) => -Math.log(1 - random.double()) - Math.LN2 };

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
    // Of 128 test rows: differences tie; of skewed noise that would move the median.
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
function falseWords(measure, noiseName, claims, share, of) {
  const { kinds, pair, isWorse, record } = measures[measure];
  const random = stream("false words of margins", measure, noiseName, claims, share);
  const claimed = Array.from({ length: claims }, (_, i) => kinds[i % kinds.length]);
  const study = studyOf(
    claimed.map(({ is }, i) => ({
      compare: { activation: `a${i}` },
      with: { activation: `b${i}` },
      measure,
      is,
    })),
  );
  const draw = ({ truth }) => pair(truth, noises[noiseName](random), random, noiseName);
  const worst = Array.from({ length: 4000 }, (_, i) => draw(claimed[i % claims]))
    .flat()
    .toSorted((x, y) => (isWorse(x, y) ? -1 : isWorse(y, x) ? 1 : 0));
  const cut = worst[Math.floor(share * worst.length)];
  const trial = (value) => {
    const isKnown = share === 0 || !isWorse(value, cut);
    const state = isKnown || measure === "epochs_to_target" ? "completed" : "diverged";
    return { state, layers: [], ...record(isKnown ? value : null, cut) };
  };
  const counts = { supported: 0, "direction only": 0, refuted: 0 };
  for (let i = 0; i < of; i++) {
    const pairs = claimed.map((kind) => Array.from({ length: PAIRS }, () => draw(kind)));
    const words = judgedWords(study, pairs, trial, "fixed");
    const said = new Set(words.filter((word, k) => isFalse[word](claimed[k])));
    for (const word of said) counts[word]++;
  }
  return counts;
}

print(
  `Studies of ${PAIRS} pairs with a false word, in parentheses the 95 % Monte Carlo interval; 2.5 % a side is meant`,
);
const head = ["measure".padEnd(19), "noise".padEnd(7), "claims", "unknown", "studies"];
print(...head, ...["supported", "direction only", "refuted"].map((word) => word.padStart(20)));
for (const measure of only.measure ? [only.measure] : Object.keys(measures)) {
  for (const noise of only.noise ? [only.noise] : Object.keys(noises)) {
    for (const claims of onlyClaims ? [onlyClaims] : [4, 20]) {
      const of = Math.ceil(studies / Math.max(1, claims / 8));
      for (const share of [0, 0.1, 0.3]) {
        print(
          measure.padEnd(19),
          noise.padEnd(7),
          String(claims).padStart(6),
          `${100 * share} %`.padStart(7),
          String(of).padStart(7),
          ...Object.values(falseWords(measure, noise, claims, share, of)).map((count) => shareOf(count, of)),
        );
      }
    }
  }
}
