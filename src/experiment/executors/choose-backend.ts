import { setFlagsFromString } from "node:v8";
import type { Kernel } from "../../nn/kernel.js";
import { createDatasetCache } from "../../trial/dataset-cache.js";
import { groupTrials } from "../../trial/group.js";
import { trainGroup } from "../../trial/train-group.js";
import type { TrialSpec } from "../../trial/spec.js";
import { loadConfig } from "../load-config.js";
import type { Experiment } from "../experiment.js";
import { countTrials, givenRateTrials } from "../plan.js";
import { createKernel, type Backend } from "./backend.js";

/** The Nodes whose V8 was seen to merge pairs of 128-bit operations. */
const MERGING_NODES = [24, 26];
/** The least time of so many turns counts. */
const TURNS = 12;

/** Epochs of all trials together from which on trying both kernels, about half a second of computing, pays. */
const WORTH_TRYING = 20_000;

/** Training with everything in it that a kernel computes, so small that it takes a moment. */
const smallConfig = {
  name: "probe",
  datasets: [{ name: "moons", samples: 80 }],
  network: { hidden: [16, 9] },
  activations: ["tanh"],
  learningRate: 0.1,
  training: { epochs: 4, batchSize: 16, evaluateEvery: 2 },
  seeds: 8,
};

/** The kernel that was asked for, with V8 set up for it; where none was, the fastest one for the experiments. */
export function chooseBackend(asked: Backend | undefined, experiments: readonly Experiment[]): Backend {
  if (asked === "wide") mergePairs(true);
  if (asked !== undefined) return asked;
  const epochs = experiments.reduce((sum, each) => sum + countTrials(each) * each.training.epochs, 0);
  return epochs >= WORTH_TRYING ? fastestBackend() : "simd";
}

/**
 * V8's merging of pairs is an experiment of its makers, and only some processors have the
 * instructions: so merging is turned on, a small network is trained on both kernels, and `wide` is taken only if it gives the bits of
 * `simd`, sooner. Otherwise merging is off again. Workers share what is set here.
 */
function fastestBackend(): Backend {
  if (!canMerge) return "simd";
  mergePairs(true);
  const backend = isWideFaster() ? "wide" : "simd";
  if (backend === "simd") mergePairs(false);
  return backend;
}

/** Has V8 merge pairs in what it compiles from now on, in every thread, where it can. */
function mergePairs(merge: boolean): void {
  if (canMerge) setFlag("experimental-wasm-revectorize", merge);
}

const canMerge = MERGING_NODES.includes(Number.parseInt(process.versions.node));

function isWideFaster(): boolean {
  const { experiment } = loadConfig(JSON.stringify(smallConfig), { file: "probe", readFile: () => "" });
  const specs = givenRateTrials(experiment);
  compileSoon(true);
  try {
    const [simd, wide] = (["simd", "wide"] as const).map((name) =>
      tryOut(createKernel(name) as Kernel<unknown>, specs),
    );
    return wide.results === simd.results && wide.seconds < simd.seconds;
  } finally {
    compileSoon(false);
  }
}

/** What V8 lets a function do, in about bytes, before its optimising compiler takes it (Node 24 and 26). */
const TIERING_BUDGET = 13_000_000;

/**
 * Only the optimising compiler merges: it is to take at once what is tried here, on its usual way. Turning off the
 * other compiler, or inlining, would crash: instances then lack what code of this process's other kernels, which they
 * share, counts calls in (Node 24), or what the compiler inlines by (26).
 */
function compileSoon(soon: boolean): void {
  setFlag("wasm-sync-tier-up", soon);
  setFlagsFromString(`--wasm-tiering-budget=${soon ? 1 : TIERING_BUDGET}`);
}

/** What the trials come to once all is compiled, and the least time that training all of them took. */
function tryOut(kernel: Kernel<unknown>, specs: readonly TrialSpec[]): { results: string; seconds: number } {
  const datasets = createDatasetCache({});
  const groups = groupTrials(specs, kernel.lanes);
  const turns = Array.from({ length: TURNS }, () =>
    groups.map((group) => trainGroup(kernel, group, datasets, () => performance.now())),
  );
  return {
    results: JSON.stringify(turns[TURNS - 1].flatMap(({ results }) => results)),
    seconds: Math.min(
      ...turns.map((turn) => turn.reduce((sum, { trainingSeconds }) => sum + trainingSeconds, 0)),
    ),
  };
}

const setFlag = (name: string, on: boolean): void => setFlagsFromString(on ? `--${name}` : `--no-${name}`);
