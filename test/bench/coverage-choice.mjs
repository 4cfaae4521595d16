/**
 * False words of verdicts at own best rates, which tuning chose once, on a few seeds: how often is a word false of the ratio
 * at the rates that are truly the best of those that were tried, and how often would it be if the rates that were chosen were
 * taken for the best? The product's schedule searches, and its own function judges; only the training is drawn. Then what that
 * costs: how often a true difference is found. Run after `npm run build:js`:
 *
 *     node test/bench/coverage-choice.mjs [repetitions] [claims]
 */
import { countDistinct } from "../../dist/modules/analysis/location.js";
import { resolveClaims } from "../../dist/modules/claims/index.js";
import { conclude } from "../../dist/modules/claims/conclude.js";
import { termsAt } from "../../dist/modules/claims/decide.js";
import { loadConfig } from "../../dist/modules/experiment/load-config.js";
import { gridRates } from "../../dist/modules/experiment/tuning/point.js";
import { stream } from "../../dist/modules/random/stream.js";
import { simultaneousConfidence } from "../../dist/modules/stats/index.js";
import { drawnCondition, parabola } from "./drawn-study.mjs";
import { percent, print } from "./print.mjs";

const repetitions = Number(process.argv[2] ?? 600);
/** How many pairs of arms are judged together. */
const claims = Number(process.argv[3] ?? 1);
/** Two rates a decade, over two decades: five. */
const grid = { from: 0.01, to: 1, perDecade: 2, extend: 0, regimes: "tuned" };
const rates = gridRates(grid);

/** Landscapes: where the best rate is plain, where all rates but one cost the same, and where the best ones hardly differ. */
const steep = (rate) => parabola(1, 4, 3)(rate);
const oneBest = (cost) => (rate) => 3 + (rate === rates[1] ? 0 : cost);
const flat = (rate) => parabola(0.75, 0.3, 3)(rate);

const SCENARIOS = [
  { name: "both plain", a: steep, b: steep },
  { name: "both flat", a: flat, b: flat },
  { name: "a's by 15 %", a: oneBest(0.15), b: steep },
  { name: "a's by 30 %", a: oneBest(0.3), b: steep },
  { name: "b's by 15 %", a: steep, b: oneBest(0.15) },
  { name: "b's by 30 %", a: steep, b: oneBest(0.3) },
];

/** What is claimed and true, on the edge of what each word claims. */
const KINDS = [
  { times: 1, truth: 1 },
  { times: 1.5, truth: 1.5 },
  { times: 1.5, truth: 1 },
];
/** A difference that should be found. */
const FOUND = { times: 1, truth: 1.5 };

const isFalse = {
  supported: ({ times, truth }) => truth <= times,
  "direction only": ({ times, truth }) => truth <= 1 || truth >= times,
  refuted: ({ times, truth }) => truth >= times,
  inconclusive: () => false,
};
const WORDS = ["supported", "direction only", "refuted"];

/** An arm whose times are so many times as long. */
const slowed = (arm, factor) => ({
  ...arm,
  trials: arm.trials.map((trial) => ({
    ...trial,
    score: { reached: true, epochs: trial.score.epochs * factor },
  })),
});

/** The words of a study of `n` seeds that is asked one thing of each pair of arms: with the choice of their rates, and without. */
function wordsOf({ where, arms }, experiment, kinds, n) {
  const arm = (each, factor) => slowed({ ...each, trials: each.trials.slice(0, n) }, factor);
  const least = Object.fromEntries(arms.map((each) => [each.label, arm(each, 1)]));
  const conditions = kinds.map(({ truth }, i) => ({
    where,
    arms: [least[`a${i}`], slowed(least[`b${i}`], truth)],
  }));
  const asked = resolveClaims(
    kinds.map(({ times }, i) => ({ faster: `a${i}`, than: `b${i}`, times })),
    experiment,
  );
  const evidence = {
    experiment,
    metByConstant: new Set(),
    isMetByConstant: () => false,
    late: new Set(),
    conditions: () => conditions,
    timing: () => {},
  };
  const findings = asked.flatMap((claim) => claim.judge(evidence));
  const count = countDistinct(findings.map(({ measurement }) => measurement));
  const terms = termsAt(simultaneousConfidence(count, 0.95));
  return findings.map((finding) =>
    ["open", "ignored"].map(
      (choice) => conclude(finding, { ...terms, choice }, count, evidence.metByConstant).verdict,
    ),
  );
}

/** Pairs a0 and b0, a1 and b1, … of which so many claims are judged together. */
const experimentOf = (seeds) =>
  loadConfig(
    JSON.stringify({
      datasets: "moons",
      activations: Array.from({ length: claims }, (_, i) =>
        ["a", "b"].map((side, k) => ({
          name: `${side}${i}`,
          formula: `max(0, x) * ${1 + (2 * i + k) / 1000}`,
        })),
      ).flat(),
      learningRate: { ...grid, seeds },
      seeds: 40,
    }),
    { file: "bench.json" },
  ).experiment;

/** How many of a scenario's studies have each word falsely, and find a true difference, by their number of pairs. */
function countWords({ a, b }, seeds, random) {
  const experiment = experimentOf(seeds);
  const pairs = Array.from({ length: claims }, (_, i) => [
    [`a${i}`, a],
    [`b${i}`, b],
  ]);
  const counts = [10, 20, 40].map((n) => ({ n, said: [new Map(), new Map()], found: [0, 0] }));
  for (let i = 0; i < repetitions; i++) {
    const condition = drawnCondition(experiment, Object.fromEntries(pairs.flat()), random);
    for (const { n, said, found } of counts) {
      falseWords(condition, experiment, n).forEach((events, k) =>
        events.forEach((event) => said[k].set(event, (said[k].get(event) ?? 0) + 1)),
      );
      const [both] = wordsOf(
        condition,
        experiment,
        Array.from({ length: claims }, () => FOUND),
        n,
      );
      both.forEach((word, k) => (found[k] += word === "supported"));
    }
  }
  return counts;
}

/** Which words are false of any claim, with the choice of the rates, and without. One claim by itself is of each kind in turn. */
function falseWords(condition, experiment, n) {
  const said = [new Set(), new Set()];
  for (const offset of claims === 1 ? KINDS.keys() : [0]) {
    const kinds = Array.from({ length: claims }, (_, i) => KINDS[(i + offset) % KINDS.length]);
    wordsOf(condition, experiment, kinds, n).forEach((both, i) =>
      both.forEach((word, k) => isFalse[word](kinds[i]) && said[k].add(`${word} ${offset}`)),
    );
  }
  return said;
}

/** How often a word was false, of the kind of claim of which it was so most often. */
const most = (counts, word) => Math.max(...KINDS.map((_, kind) => counts.get(`${word} ${kind}`) ?? 0));

const error = (share, of) => Math.sqrt((share * (1 - share)) / of);
const cell = (count, of) => `${percent(count / of)} ± ${(100 * error(count / of, of)).toFixed(1)}`;

print(
  `Studies with a false word, of ${repetitions} (2.5 % a side), at own best rates; in brackets if the chosen rates were taken for the best`,
);
print("tuning seeds", "best rate told", "pairs", ...WORDS, "a true 1.5 × found");
for (const seeds of [4, 8, 16]) {
  for (const scenario of SCENARIOS) {
    const random = stream("choice", claims, seeds, scenario.name);
    for (const { n, said, found } of countWords(scenario, seeds, random)) {
      const cells = WORDS.map((word) => said.map((counts) => cell(most(counts, word), repetitions))).map(
        ([now, without]) => `${now} (${without})`,
      );
      const power = found.map((count) => percent(count / repetitions)).join(" (");
      print(seeds, scenario.name, n, ...cells, `${power})`);
    }
  }
}
