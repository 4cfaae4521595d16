/**
 * False words of studies that are extended after looks at their results, through the function that judges them: how often
 * is any verdict of a study false, at any look? Run after `npm run build:js`:
 *
 *     node test/bench/coverage-words.mjs [repetitions]
 */
import { judge } from "../../dist/modules/claims/judge.js";
import { loadConfig } from "../../dist/modules/experiment/load-config.js";
import { fieldsOf } from "../../dist/modules/experiment/plan.js";
import { normal } from "../../dist/modules/random/normal.js";
import { stream } from "../../dist/modules/random/stream.js";

const repetitions = Number(process.argv[2] ?? 2000);
const percent = (count, of = repetitions) => `${((100 * count) / of).toFixed(1)} %`.padStart(10);
const print = (...cells) => process.stdout.write(`${cells.join(" ")}\n`);

/** T_b / T_a over its pseudo-median; whole epochs tie. */
const noises = {
  "log-normal": (random) => 0.4 * Math.SQRT2 * normal(random),
  "heavy tails (t, 2 df)": (random) => (0.3 * normal(random)) / Math.sqrt(-Math.log(1 - random.double())),
  "whole epochs (ties)": (random) => 0.4 * Math.SQRT2 * normal(random),
  // The pseudo-median of an exponential is half the median of a gamma with shape 2.
  "skewed (exponential)": (random) => -Math.log(1 - random.double()) - 1.6783469900166612 / 2,
};

/** What claims ask and what is true, so that each word can be false; the truth is on the edge of its region. */
const KINDS = [
  { times: 1, truth: 1 },
  { times: 1.5, truth: 1.5 },
  { times: 1.5, truth: 1 },
];

const isFalse = {
  supported: ({ times, truth }) => truth <= times,
  "direction only": ({ times, truth }) => truth <= 1 || truth >= times,
  refuted: ({ times, truth }) => truth >= times,
  inconclusive: () => false,
};

/** A study of so many claims, judged by the product at every look; which words were false at any of them. */
function falseWords(noiseName, claims, share, studies) {
  const random = stream("false words", noiseName, claims, share);
  const kinds = Array.from({ length: claims }, (_, i) => KINDS[i % KINDS.length]);
  const labels = kinds.flatMap((_, i) => [`a${i}`, `b${i}`]);
  const { experiment } = loadConfig(
    JSON.stringify({
      datasets: "moons",
      activations: labels.map((name, i) => ({ name, formula: `max(0, x) * ${1 + i / 1000}` })),
      claims: kinds.map(({ times }, i) => ({ faster: `a${i}`, than: `b${i}`, times })),
    }),
    { file: "bench.json" },
  );
  const [field] = fieldsOf(experiment);
  const draw = ({ truth }) => {
    const a = 20 * Math.exp(0.4 * normal(random));
    const b = a * truth * Math.exp(noises[noiseName](random));
    return noiseName.includes("ties") ? [Math.max(1, Math.round(a)), Math.max(1, Math.round(b))] : [a, b];
  };
  const last = Array.from({ length: 3000 }, (_, i) => Math.max(...draw(kinds[i % claims]))).toSorted(
    (x, y) => x - y,
  );
  const horizon = share === 0 ? Infinity : last[Math.floor((1 - share) * last.length)];
  const record = (epochs, seed) => ({
    seed,
    state: "completed",
    score: epochs <= horizon ? { reached: true, epochs } : { reached: false, horizon },
  });
  const counts = { supported: 0, "direction only": 0, refuted: 0 };
  for (let study = 0; study < studies; study++) {
    const times = kinds.map((kind) => Array.from({ length: 60 }, () => draw(kind)));
    const said = new Set();
    for (const n of [10, 20, 40, 60]) {
      const arms = field.map(({ spec }, i) => ({
        label: labels[i],
        spec,
        rate: 0.1,
        atEdge: false,
        sampling: "sequential",
        trials: times[i >> 1].slice(0, n).map((pair, seed) => record(pair[i % 2], seed)),
      }));
      const where = { regime: "given", factors: { dataset: "moons" } };
      const evidence = {
        experiment,
        metByConstant: new Set(),
        isMetByConstant: () => false,
        late: new Set(),
        conditions: () => [{ where, arms }],
        timing: () => {},
      };
      for (const [i, { verdict }] of judge(evidence).entries())
        if (isFalse[verdict](kinds[i])) said.add(verdict);
    }
    for (const verdict of said) counts[verdict]++;
  }
  return counts;
}

print(
  "False words in any verdict of a study, extended from 10 to 20, 40 and 60 pairs and judged at each look (2.5 % a side)",
);
print("noise".padEnd(22), "claims", "censored", "studies", " supported", " direction", "   refuted");
for (const noiseName of Object.keys(noises)) {
  for (const claims of noiseName === "log-normal" ? [1, 5, 20, 60] : [5]) {
    for (const share of [0, 0.2, 0.4]) {
      const studies = Math.ceil(repetitions / Math.max(1, claims / 2.5));
      const counts = falseWords(noiseName, claims, share, studies);
      const cells = Object.values(counts).map((count) => percent(count, studies));
      print(
        noiseName.padEnd(22),
        String(claims).padStart(6),
        `${100 * share} %`.padStart(8),
        String(studies).padStart(7),
        ...cells,
      );
    }
  }
}
