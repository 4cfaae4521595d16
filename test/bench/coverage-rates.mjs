/**
 * Two activations, each at the rate that its tuning trials chose: how often does the 95 % interval contain the ratio at the rates that
 * are truly the best, and how often the one that the choice is part of? Run after `npm run build:js`:
 *
 *     node test/bench/coverage-rates.mjs [repetitions]
 */
import { compareArms } from "../../dist/modules/analysis/compare.js";
import { choiceLoss, withChoice } from "../../dist/modules/analysis/rate-choice.js";
import { bestRate, summarizeRate } from "../../dist/modules/experiment/tuning/choose.js";
import { tuningTrials } from "../../dist/modules/experiment/tuning/settle.js";
import { normal } from "../../dist/modules/random/normal.js";
import { stream } from "../../dist/modules/random/stream.js";
import { median } from "../../dist/modules/stats/index.js";
import { trialId } from "../../dist/modules/trial/id.js";
import { percent, print } from "./print.mjs";

const repetitions = Number(process.argv[2] ?? 400);
const pairs = 20;
const spread = 0.3;
/** Two rates a decade, over two decades. */
const rates = [0.01, 0.0316, 0.1, 0.316, 1];
const horizon = 1e6;

/** The log of the median time at a rate: a parabola on the logarithm, steep or flat. */
const landscape = ({ best, curvature, base }) =>
  rates.map((rate) => base + curvature * (Math.log10(rate) + 2 - best) ** 2);

const times = (logMedian, luck, random) =>
  luck.map((each) => Math.exp(logMedian + each + spread * normal(random)));

const draw = (count, random) => Array.from({ length: count }, () => spread * normal(random));

/** Tunes an activation and evaluates it at the rate that was chosen. */
function study(label, medians, seeds, tuningLuck, luck, random) {
  const arm = { spec: { activation: { label, layers: [] }, hidden: [], training: { epochs: horizon } } };
  const tuning = { seeds };
  const scores = new Map();
  const tried = rates.map((rate, i) => {
    const own = times(medians[i], tuningLuck, random).map((epochs) => ({ epochs, finalLoss: 1 }));
    for (const [s, spec] of tuningTrials(arm, rate, tuning).entries()) scores.set(trialId(spec), own[s]);
    return summarizeRate(rate, own);
  });
  const rate = bestRate(tried);
  const trials = times(medians[rates.indexOf(rate)], luck, random).map((epochs, seed) => ({
    seed,
    state: "completed",
    score: { reached: true, epochs },
  }));
  const loss = choiceLoss(arm, { rate, tried, atEdge: false }, { tuning }, scores);
  return { atEdge: false, sampling: "fixed", trials, loss };
}

print(
  `${pairs} pairs, ${repetitions} studies: covers the ratio at the best rates, and how much wider the interval is in the median`,
);
print("tuning seeds", "best rates", "curvature", "chosen rates alone", "with their choice", "wider");
for (const seeds of [4, 8, 16]) {
  for (const [bestA, bestB, curvature] of [
    [1, 1, 0.6],
    [0.75, 1.25, 0.6],
    [1, 1, 2],
    [1, 0.75, 0.2],
    [1, 0.75, 1],
  ]) {
    const random = stream("rates", seeds, bestA, bestB, curvature);
    const [a, b] = [
      landscape({ best: bestA, curvature, base: 3 }),
      landscape({ best: bestB, curvature, base: 3.5 }),
    ];
    const truth = Math.exp(Math.min(...b) - Math.min(...a));
    const covers = ({ lower, upper }) => lower <= truth && truth <= upper;
    let [alone, together] = [0, 0];
    const widths = [];
    for (let i = 0; i < repetitions; i++) {
      const [tuningLuck, luck] = [draw(seeds, random), draw(pairs, random)];
      const [one, other] = [
        study("a", a, seeds, tuningLuck, luck, random),
        study("b", b, seeds, tuningLuck, luck, random),
      ];
      const { interval } = compareArms(one, other);
      alone += covers(interval);
      together += covers(withChoice(interval, one.loss, other.loss));
      widths.push(Math.exp(one.loss + other.loss));
    }
    const share = [alone, together].map((count) => percent(count / repetitions));
    print(seeds, `${bestA} ${bestB}`, curvature, ...share, `${median(widths).toFixed(2)} ×`);
  }
}
