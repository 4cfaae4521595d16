/**
 * What refining the learning rate brings: 24 pairs of a data set and an activation, each at the best rate of the grid and at that of
 * its refinement, on the same 20 seeds. How many times sooner is the median, and how often is the best rate told as closely as asked?
 * About two minutes. Run after `npm run build:js`:
 *
 *     node test/bench/refined-rates.mjs
 */
import { run } from "../../dist/index.js";
import { tuningSteps } from "../../dist/modules/analysis/sensitivity.js";
import { quantile } from "../../dist/modules/stats/index.js";
import { print } from "./print.mjs";

const config = {
  datasets: ["moons", "circles", "spirals", "xor"],
  network: { hidden: [16, 16] },
  activations: ["sigmoid", "tanh", "relu", "leaky_relu", "elu", "maxout"],
  training: { epochs: 200 },
  seeds: 20,
};

const [grid, refined] = await Promise.all(
  [undefined, true].map((refine) =>
    run({ ...config, learningRate: { regimes: "tuned", ...(refine && { refine }) } }),
  ),
);
const medians = ({ rows }) => rows.map(({ epochsToTarget }) => epochsToTarget.median);
const sooner = medians(grid).map((time, i) => time / medians(refined)[i]);
const five = [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(sooner, share).toFixed(2));
print(`times sooner: least, quartiles and most of ${sooner.length}:`, ...five);

const { study } = refined;
const losses = tuningSteps(study, study.experiment).flatMap(({ neighbourLoss }) => neighbourLoss.tuned ?? []);
const { until } = study.experiment.tuning.refine;
print(
  `the neighbour costs at most ${100 * until} %:`,
  losses.filter((loss) => loss <= until).length,
  "of",
  losses.length,
);
