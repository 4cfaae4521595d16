/**
 * Files are drawn from a known distribution, and two activations trained on splits of each: how often do the signed-rank
 * interval and the corrected one of final test losses cover what the distribution truly has, the mean over all files? Run
 * after `npm run build:js`:
 *
 *     node test/bench/coverage-splits.mjs [--studies 200] [--test-share 0.05]
 */
import { resolveActivation } from "../../dist/modules/activations/resolve.js";
import { courseOf } from "../../dist/modules/analysis/course.js";
import { pairMeasures } from "../../dist/modules/analysis/pair-measures.js";
import { csvSpecParameters, tableKey } from "../../dist/modules/datasets/csv.js";
import { datasets } from "../../dist/modules/datasets/index.js";
import { createKernel } from "../../dist/modules/experiment/executors/backend.js";
import { stream } from "../../dist/modules/random/stream.js";
import { createDatasetCache } from "../../dist/modules/trial/dataset-cache.js";
import { trainGroup } from "../../dist/modules/trial/train-group.js";
import { asked, percent, print } from "./print.mjs";

const { studies: files, "test-share": testShare } = asked({ studies: 200, "test-share": 0.2 });
const target = { metric: "train_accuracy", value: 0.95 };
const kernel = createKernel("simd");
const parameters = csvSpecParameters.parse({ path: "a.csv", target: "y", testShare, sha256: "0".repeat(64) });
const dataset = { label: "a", name: "csv", parameters };
const moons = datasets.get("moons");

function tableOf(file, rows) {
  const samples = moons.generate(
    moons.parameters.parse({ samples: rows, noise: 0.3 }),
    stream("splits", rows, file),
  );
  const { features, targets } = samples;
  return {
    task: "classification",
    rows,
    featureNames: ["x", "y"],
    classNames: ["0", "1"],
    features,
    targets,
  };
}

/** What two activations come to on splits of one file. */
function compare(file, rows, seeds, holdout) {
  const cache = createDatasetCache({ [tableKey(parameters)]: tableOf(file, rows) });
  const [a, b] = ["relu", "tanh"].map((name) => {
    const spec = {
      rootSeed: file,
      dataset,
      hidden: [8],
      activation: { label: name, layers: [resolveActivation(name)] },
      optimizer: { label: "sgd", name: "sgd", parameters: {} },
      initializer: { label: "auto", name: "auto", parameters: {} },
      gain: "own",
      regularization: { l1: 0, l2: 0, dropout: 0 },
      training: { epochs: 30, batchSize: 16, evaluateEvery: 30 },
      ...(holdout && { holdout }),
    };
    const trials = Array.from({ length: seeds / 4 }, (_, group) =>
      [1, 2, 3, 4].map((lane) => ({ ...spec, phase: "evaluate", seed: 4 * group + lane, learningRate: 0.3 })),
    ).flatMap((specs) =>
      trainGroup(kernel, specs, cache, () => 0).results.map((result, i) => ({
        seed: specs[i].seed,
        state: result.state,
        score: { reached: false, horizon: 30 },
        course: courseOf(result, target),
      })),
    );
    return { label: name, rate: 0.3, atEdge: false, sampling: "fixed", spec, trials };
  });
  return pairMeasures(a, b).find(({ measure }) => measure === "final_test_loss");
}

const covers = ({ lower, upper }, truth) => lower <= truth && truth <= upper;
const width = ({ lower, upper }) => Math.log(upper / lower);
const mean = (values) => values.reduce((sum, x) => sum + x, 0) / values.length;

print(`Ratio of final test losses, ${files} files a row: intervals that cover the distribution's, at 95 %`);
print("rows", "seeds", "test parts from", "signed ranks", "corrected", "corrected: wider");
for (const rows of [60, 240]) {
  for (const seeds of [12, 40]) {
    for (const holdout of [undefined, { of: "study" }]) {
      const found = Array.from({ length: files }, (_, file) => compare(file, rows, seeds, holdout));
      const truth = Math.exp(mean(found.map(({ corrected }) => Math.log(corrected.mean))));
      print(
        rows,
        seeds,
        holdout ? "reserved rows" : "all rows",
        percent(mean(found.map(({ interval }) => Number(covers(interval, truth))))),
        percent(mean(found.map(({ corrected }) => Number(covers(corrected, truth))))),
        `${(mean(found.map(({ corrected }) => width(corrected))) / mean(found.map(({ interval }) => width(interval)))).toFixed(1)} x`,
      );
    }
  }
}
