// How fast the SIMD kernel is, operation by operation and as whole training steps, against the core's multiply-add peak.
// `npm run build` first; with `wide` as its argument, and on Node 24, of eight trials at a time. Every figure is the best
// of many short rounds, taken in turns: other work only ever slows.
import { createKernel } from "../../dist/modules/experiment/executors/backend.js";
import { chooseBackend } from "../../dist/modules/experiment/executors/choose-backend.js";
import { referenceKernel } from "../../dist/modules/nn/reference/index.js";
import { measurePeak } from "./kernel-peak.mjs";
import { createTraining } from "./kernel-training.mjs";

const [, , backend = "simd"] = process.argv;
const kernel = createKernel(chooseBackend(backend, []));
const lanes = Array.from({ length: kernel.lanes }, (_, lane) => lane);
const small = { widths: [2, 32, 32, 2], batch: 32 };
const large = { widths: [64, 128, 128, 10], batch: 64 };
const variants = [
  small,
  ...["tanh", "sigmoid", "elu", "gelu"].map((activation) => ({ ...small, activation })),
  ...["momentum", "rmsprop", "adam"].map((optimizer) => ({ ...small, optimizer })),
  large,
  { ...large, optimizer: "adam" },
  { widths: [2, 8, 8, 2], batch: 16 },
];
const layers = [
  [32, 2, 32],
  [32, 32, 32],
  [32, 32, 2],
  [64, 64, 128],
  [64, 128, 128],
  [64, 128, 10],
  [31, 33, 35],
];

for (const shape of [small, large, { ...small, activation: "elu", optimizer: "adam" }]) check(shape);
console.log("all results match");

const before = measurePeak();
const training = timeTraining();
const operations = timeDense();
const after = measurePeak();
const peak = before && Math.max(before.bits128, after.bits128);
if (peak) {
  const wide = Math.max(before.bits256, after.bits256);
  console.log(
    `multiply-add peak of this core: ${peak.toFixed(1)} GFLOP/s in 128-bit vectors, the width of WebAssembly's and ` +
      `the measure below (256-bit: ${wide.toFixed(1)})`,
  );
} else console.log("no gcc for x86-64 here, so no peak to compare with");

console.table(
  operations.map(({ title, flop, nanoseconds }) => ({ operation: title, ...speed(flop, nanoseconds) })),
);
console.table(
  training.map(({ shape, flopPerStep, samplesPerStep, nanoseconds }) => ({
    training: [
      shape.widths.join("-"),
      `batch ${shape.batch}`,
      shape.activation ?? "relu",
      shape.optimizer ?? "sgd",
    ].join(" "),
    "samples/s": Math.round((samplesPerStep / nanoseconds) * 1e9),
    ...speed(flopPerStep, nanoseconds),
    "of relu sgd": percent(
      training.find((other) => other.shape.widths === shape.widths).nanoseconds / nanoseconds,
    ),
  })),
);

/** Ten steps of every lane on either kernel must end at the same parameters. */
function check(shape) {
  kernel.reset();
  const ours = createTraining(kernel, lanes, shape);
  for (let t = 0; t < 10; t++) ours.step();
  for (const lane of lanes) {
    const reference = referenceKernel();
    const theirs = createTraining(reference, [lane], shape);
    for (let t = 0; t < 10; t++) theirs.step();
    const { parameters, parameterCount } = theirs.mlp;
    const expected = reference.read(parameters, 0, parameterCount);
    const found = kernel.read(ours.mlp.parameters, lane, parameterCount);
    const worst = found.reduce((most, x, i) => Math.max(most, Math.abs(x - expected[i])), 0);
    if (!(worst < 1e-3)) throw new Error(`${JSON.stringify(shape)}, lane ${lane}: off by ${worst}`);
  }
}

function timeTraining() {
  kernel.reset();
  const runs = variants.map((shape) => ({ shape, ...createTraining(kernel, lanes, shape) }));
  const times = fastest(runs.map(({ step }) => step));
  return runs.map((run, i) => ({ ...run, nanoseconds: times[i] }));
}

function timeDense() {
  kernel.reset();
  const runs = layers.flatMap(([batch, fanIn, fanOut]) => {
    const [x, weights, bias, z] = [batch * fanIn, fanIn * fanOut, fanOut, batch * fanOut].map(
      kernel.allocate,
    );
    const shape = [batch, fanIn, fanOut];
    return Object.entries({
      forward: () => kernel.denseForward(x, weights, bias, z, ...shape),
      "backward, weights": () => kernel.denseBackwardWeights(x, z, weights, bias, ...shape),
      "backward, input": () => kernel.denseBackwardInput(z, weights, x, ...shape),
    }).map(([pass, run]) => ({
      title: `${batch} × ${fanIn} → ${fanOut} ${pass}`,
      flop: 2 * lanes.length * batch * fanIn * fanOut,
      run,
    }));
  });
  const times = fastest(runs.map(({ run }) => run));
  return runs.map((run, i) => ({ ...run, nanoseconds: times[i] }));
}

/** Nanoseconds a call of each task, the least of `rounds` rounds of about a millisecond, the tasks taking turns. */
function fastest(tasks, rounds = 200) {
  const calls = tasks.map(warmUp);
  const best = tasks.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [i, task] of tasks.entries()) {
      const start = process.hrtime.bigint();
      for (let call = 0; call < calls[i]; call++) task();
      best[i] = Math.min(best[i], Number(process.hrtime.bigint() - start) / calls[i]);
    }
  }
  return best;
}

/** Runs a task until the optimising compiler is done with it; returns how many calls take a millisecond. */
function warmUp(task) {
  const start = performance.now();
  let calls = 0;
  while (performance.now() - start < 300) {
    task();
    calls++;
  }
  return Math.ceil(calls / 300);
}

function speed(flop, nanoseconds) {
  return {
    "GFLOP/s": Number((flop / nanoseconds).toFixed(1)),
    ...(peak && { "of peak": percent(flop / nanoseconds / peak) }),
  };
}

function percent(ratio) {
  return `${(100 * ratio).toFixed(0)} %`;
}
