// How often intervals of ratios over data sets cover what they say: on these data sets, for which seeds are the sample,
// and on others like these, for which data sets are. And how often who takes the one for the other is misled.
//
//     node test/bench/coverage-differences.mjs [--studies 2000]
import { datasetDifferences } from "../../dist/modules/analysis/dataset-differences.js";
import { normal } from "../../dist/modules/random/draws.js";
import { stream } from "../../dist/modules/random/stream.js";
import { asked } from "./print.mjs";

const { studies } = asked({ studies: 2000 });
const SEEDS = 20;
/** Standard deviation of a log time about its data set's, of one activation: what seeds do. */
const NOISE = 0.4;

/** A study's times, and the mean log time of each activation on these data sets and on all. */
function drawn(activations, datasets, spread, shape, random) {
  const centred = { normal: () => normal(random), skewed: () => -Math.log(1 - random.double()) - 1 }[shape];
  const truth = activations.map((_, k) => 0.2 * k);
  const own = Array.from({ length: datasets }, () => truth.map((mean) => mean + spread * centred()));
  const strata = own.map((means) => {
    const rows = Array.from({ length: SEEDS }, (_, seed) => [
      seed,
      means.map((mean) => ({ reached: true, time: 20 * Math.exp(mean + NOISE * normal(random)) })),
    ]);
    return new Map(rows);
  });
  const onThese = truth.map((_, k) => own.reduce((sum, means) => sum + means[k], 0) / datasets);
  return { strata, onThese, onOthers: truth };
}

const covers = ({ lower, upper }, ratio) => lower <= ratio && ratio <= upper;

function simulate(count, datasets, spread, shape) {
  const activations = Array.from({ length: count }, (_, k) => k);
  const random = stream("differences", count, datasets, spread, shape);
  const all = { these: 0, others: 0, mistaken: 0, bounded: 0, width: 0 };
  for (let i = 0; i < studies; i++) {
    const { strata, onThese, onOthers } = drawn(activations, datasets, spread, shape, random);
    const { pairs } = datasetDifferences(activations, strata, "fixed");
    const every = (interval, means) =>
      pairs.every((pair) => {
        const [a, b] = pair.activations;
        return covers(interval(pair), Math.exp(means[b] - means[a]));
      });
    all.these += Number(every((pair) => pair.onThese.interval, onThese));
    all.others += Number(every((pair) => pair.onOthers.interval, onOthers));
    all.mistaken += Number(every((pair) => pair.onThese.interval, onOthers));
    all.bounded += Number(pairs.every((pair) => pair.onOthers.interval.bound !== "unknown"));
  }
  const percent = (share) => `${((100 * share) / studies).toFixed(1)} %`;
  return {
    activations: count,
    "data sets": datasets,
    "data sets differ by": spread,
    shape,
    "on these": percent(all.these),
    "on others": percent(all.others),
    "on others has limits": percent(all.bounded),
    "on these, taken for others": percent(all.mistaken),
  };
}

const table = [];
for (const count of [2, 4])
  for (const datasets of [2, 5, 6, 10])
    for (const spread of [0.1, 0.4])
      for (const shape of ["normal", "skewed"]) table.push(simulate(count, datasets, spread, shape));
console.table(table);
