// npm run bench:peers: the same training (shape, batch, data, plain SGD) in whatever peers this machine has, one thread
// each, one table a shape. Networks that can start from our weights must first end at our losses; the rest must learn.
// JavaScript peers are installed in a scratch folder; they are no dependencies.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chooseBackend } from "../../dist/modules/experiment/executors/choose-backend.js";
import { createKernel } from "../../dist/modules/experiment/executors/backend.js";
import { median } from "../../dist/modules/stats/index.js";
import { writeTask } from "./peers/task.mjs";
import { experimentOf, trialsOf, trainedSamplesPerSecond } from "./training.mjs";

const rounds = 3;
const networks = 64;
/** By so much a loss may differ, of 1 or of itself, and so many of the rows must a peer know that starts by itself. */
const tolerance = 1e-3;
const learned = 0.9;
const packages = [
  "@tensorflow/tfjs@4.22.0",
  "@tensorflow/tfjs-backend-wasm@4.22.0",
  "convnetjs@0.3.0",
  "synaptic@1.1.4",
];
const small = { dataset: "moons", hidden: [32, 32], batchSize: 32, checkEpochs: 20, epochs: 400 };
const large = {
  dataset: { name: "gaussians", dimensions: 64, classes: 10, samples: 1280 },
  hidden: [128, 128],
  batchSize: 32,
  checkEpochs: 3,
  epochs: 40,
};

const here = (file) => fileURLToPath(new URL(`peers/${file}`, import.meta.url));
const python = (script, ...rest) => ({ command: "/usr/bin/python3", args: [here(script)], rest });
const node = (script, ...rest) => ({ command: process.execPath, args: [here(script)], rest });
const batched = [16, networks].flatMap((count) =>
  ["pytorch-batched.py", "pytorch-vmap.py", "jax-vmap.py"].map((script) => python(script, String(count))),
);
const javascript = [
  node("tensorflow.mjs", "cpu"),
  node("tensorflow.mjs", "wasm"),
  node("convnetjs.mjs"),
  node("synaptic.mjs"),
];

const scratch = mkdtempSync(join(tmpdir(), "actbench-peers-"));
try {
  installPeers();
  const backend = chooseBackend(undefined, [experimentOf({ ...small, activation: "relu", epochs: 20_000 })]);
  const kernel = createKernel(backend);
  console.log(`Node ${process.versions.node}, backend ${backend}, one core of ${cpus()[0].model}`);
  const native = [128, 256, 512].map(compileNative).filter((peer) => peer !== undefined);
  const python1 = [python("pytorch.py"), python("scikit-learn.py")];
  for (const [study, peers] of [
    [{ ...small, activation: "relu" }, [...python1, ...batched, ...javascript, ...native]],
    [{ ...small, activation: "tanh" }, [python("pytorch.py"), ...batched]],
    [{ ...large, activation: "relu" }, [python("pytorch.py"), ...batched, ...native]],
  ]) {
    compare(study, peers, kernel);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function compare(study, peers, kernel) {
  const { file, task, losses } = writeTask(join(scratch, "task"), { ...study, networks, seconds: 1 });
  const trials = trialsOf({ ...study, seeds: kernel.lanes });
  const ours = () => trainedSamplesPerSecond(trials, kernel);
  ours();
  const table = [];
  for (const peer of peers) {
    const [ratios, speeds] = [[], []];
    for (let round = 0; round < rounds; round++) {
      const answer = ask(peer, file, task);
      if (answer === undefined) break;
      check(answer, losses);
      const own = ours();
      ratios.push(own / answer.samplesPerSecond);
      speeds.push(answer.samplesPerSecond);
      peer.name = answer.peer;
    }
    table.push({
      peer: peer.name ?? `${peer.args.at(-1).split("/").at(-1)}: not on this machine`,
      "samples/s": ratios.length > 0 ? Math.round(median(speeds)) : undefined,
      "actbench is faster by": ratios.length > 0 ? `${median(ratios).toFixed(2)} ×` : undefined,
    });
  }
  const widths = [task.inputs, ...study.hidden, task.classes].join("-");
  console.log(
    `\n${widths}, ${study.activation}, batch ${study.batchSize}: actbench ${Math.round(ours())} training samples a ` +
      `second; all results match; medians of ${rounds} rounds`,
  );
  console.table(table);
}

/** Throws where a peer did not train what we trained. */
function check({ peer, losses, accuracy }, expected) {
  if (losses === undefined) {
    if (accuracy < learned) throw new Error(`${peer} knows ${accuracy} of its rows: it has not learned`);
    return;
  }
  for (const [network, loss] of losses.entries()) {
    const difference = Math.abs(loss - expected[network]) / Math.max(1, expected[network]);
    if (!(difference <= tolerance))
      throw new Error(`${peer}, network ${network}: loss ${loss}, ours ${expected[network]}`);
  }
}

function installPeers() {
  writeFileSync(join(scratch, "package.json"), '{ "private": true }');
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...packages], {
    cwd: scratch,
    stdio: "ignore",
  });
}

/** The C program for vectors of so many bits, or undefined where there is no gcc or no such vectors. */
function compileNative(bits) {
  const program = join(scratch, `native-${bits}`);
  const lanes = bits / 32;
  const width = bits === 512 ? ["-mprefer-vector-width=512"] : [];
  const flags = ["-O3", "-march=native", "-ffp-contract=off", ...width, `-DLANES=${lanes}`];
  try {
    execFileSync("gcc", [...flags, here("native.c"), "-o", program, "-lm"], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  return { command: program, args: [], native: true };
}

/** The peer's answer, or undefined where it is not installed. */
function ask({ command, args, rest = [], native }, file, task) {
  const { inputs, hidden, classes, rows, batch, learningRate, checkEpochs, seconds } = task;
  const given = native
    ? [join(file, ".."), inputs, ...hidden, classes, rows, batch, learningRate, checkEpochs, seconds].map(
        String,
      )
    : [file, ...rest];
  try {
    const out = execFileSync(command, [...args, ...given], {
      cwd: scratch,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
    });
    return JSON.parse(out.trim().split("\n").at(-1));
  } catch (error) {
    if (/ModuleNotFoundError|ENOENT|Cannot find module|SIGILL/.test(String(error.stderr) + error))
      return undefined;
    throw error;
  }
}
