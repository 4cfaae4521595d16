import { programOf } from "../activations/resolve.js";
import type { Dataset, Samples, Task } from "../datasets/definition.js";
import { pruned } from "../formula/prune.js";
import type { Node, Program } from "../formula/program.js";
import { compileUpdate, type UpdateProgram } from "../formula/update.js";
import type { Kernel } from "../nn/kernel.js";
import { lossFor } from "../nn/losses/index.js";
import { dropoutDraws, type Layer, type Mlp } from "../nn/mlp.js";
import { optimizers } from "../nn/optimizers/index.js";
import { batches } from "../nn/reference/batches.js";
import { stream } from "../random/stream.js";
import type { DatasetSource } from "./dataset-cache.js";
import type { LearningCurve, TrialResult } from "./result.js";
import { evaluationSteps } from "./evaluation-steps.js";
import type { TrialSpec } from "./spec.js";
import { trainGroup } from "./train-group.js";

type Matrix = readonly (readonly number[])[];

/** What training adjusts in one layer. */
export interface LayerParameters {
  readonly weights: Matrix; // (units · inputs, fanIn); a unit's linear maps are adjacent
  readonly bias: readonly number[]; // (units · inputs)
  /** The activation's learned parameters, one value a layer. */
  readonly learned: readonly number[];
}

/** An activation's value as a graph of operations, each after its arguments; derivatives are the reader's to find. */
export interface ActivationGraph {
  readonly formula: string;
  /** K, linear maps per unit. */
  readonly inputs: number;
  readonly nodes: readonly Node[];
  readonly value: number;
}

/** What takes the steps: a class of `torch.optim` with its options, or where PyTorch has none the rule as a graph. */
export type ReplayedOptimizer =
  | { readonly pytorch: string; readonly options: Readonly<Record<string, unknown>> }
  | (Pick<UpdateProgram, "nodes" | "parameter" | "states"> & { readonly rule: string });

/** The rows of a part of the data as the network sees them. */
interface Rows {
  readonly features: Matrix;
  readonly targets: readonly number[];
}

/**
 * One trial with everything that its training used and gave, so that any other program can train it again. Numbers
 * are those of the kernel: of a float32, nine digits, which read back to the same bits.
 */
export interface TrialReplay {
  readonly id: string;
  readonly spec: TrialSpec;
  readonly precision: "float32" | "float64";
  readonly task: Task;
  readonly loss: string;
  readonly optimizer: ReplayedOptimizer;
  readonly data: { readonly train: Rows; readonly test: Rows };
  /** One a layer; null for the output layer, which is linear. */
  readonly activations: readonly (ActivationGraph | null)[];
  readonly initial: readonly LayerParameters[];
  /** Row numbers of every epoch: consecutive runs of `batchSize` are its batches, the last may be shorter. */
  readonly order: Matrix;
  /**
   * Where there is dropout: the step t (from 1), of the layers one after the other, draws hash32(key, counter) with
   * counter = (t − 1) · drawsPerStep, and one more for each element (row, unit).
   */
  readonly dropout: { readonly rate: number; readonly key: number; readonly drawsPerStep: number } | null;
  /** The optimiser steps after which the network was evaluated; the first is 0. */
  readonly evaluationSteps: readonly number[];
  readonly state: "completed" | "diverged";
  /** What was recorded at the evaluations; shorter than they are where the trial diverged. */
  readonly curve: LearningCurve;
  /** The parameters in the end; null where the trial diverged. */
  readonly final: readonly LayerParameters[] | null;
}

/**
 * Trains one trial, and writes down all that its training used and gave.
 * @throws {ActbenchError} as training does
 */
export function replayTrial<B>(
  kernel: Kernel<B>,
  spec: TrialSpec,
  datasetOf: DatasetSource,
): { readonly replay: TrialReplay; readonly result: Exclude<TrialResult, { state: "failed" }> } {
  const numbers = kernel.name === "simd" ? float32 : float64;
  const dataset = datasetOf(spec);
  const snapshots: LayerParameters[][] = [];
  let drawsPerStep = 0;
  const { results } = trainGroup(
    kernel,
    [spec],
    datasetOf,
    () => 0,
    (mlp) => {
      const layers = mlp.layers.map((layer) => parametersOf(mlp, layer, numbers));
      if (snapshots.length < 2) snapshots.push(layers);
      else snapshots[1] = layers;
      drawsPerStep = dropoutDraws(mlp);
    },
  );
  const [result] = results;
  if (result.state === "failed") throw new Error(result.message);
  const { epochs, evaluateEvery } = spec.training;
  const { dropout } = spec.regularization;
  const replay: TrialReplay = {
    id: result.id,
    spec,
    precision: kernel.name === "simd" ? "float32" : "float64",
    task: dataset.task,
    loss: lossFor(dataset.task, spec.loss?.name).name,
    optimizer: optimizerOf(spec),
    data: { train: rowsOf(dataset.train, numbers), test: rowsOf(dataset.test, numbers) },
    activations: [...spec.activation.layers.map((layer) => graphOf(layer.formula, programOf(layer))), null],
    initial: snapshots[0],
    order: batchOrder(spec, dataset),
    dropout: dropout > 0 ? { rate: dropout, key: keyOf(spec, "dropout"), drawsPerStep } : null,
    evaluationSteps: [0, ...evaluationSteps(epochs, evaluateEvery, result.stepsPerEpoch)],
    state: result.state,
    curve: result.curve,
    final: result.state === "diverged" ? null : snapshots[1],
  };
  return { replay, result };
}

function optimizerOf({ optimizer: { name, parameters } }: TrialSpec): ReplayedOptimizer {
  const { pytorch, rule, states, scalars } = optimizers.get(name);
  if (pytorch !== undefined) return { pytorch: pytorch.name, options: pytorch.options(parameters) };
  if (scalars !== undefined) throw new Error(`${name} has scalars, which trial.json does not hold`);
  const program = compileUpdate({ text: rule, states, scalars: [], constants: parameters });
  return { rule, nodes: program.nodes, parameter: program.parameter, states: program.states };
}

type Values = Float64Array | readonly number[];
type Numbers = (values: Values) => number[];

/** Nine significant digits tell any two f32 apart; the data, which is f64 here, is rounded as the kernel rounds it. */
const float32: Numbers = (values) => Array.from(values, (value) => Number(Math.fround(value).toPrecision(9)));
const float64: Numbers = (values) => [...values];

function matrix(values: Values, columns: number, numbers: Numbers): number[][] {
  return Array.from({ length: values.length / columns }, (_, row) =>
    numbers(values.slice(row * columns, (row + 1) * columns)),
  );
}

const rowsOf = ({ width, features, targets }: Samples, numbers: Numbers): Rows => ({
  features: matrix(features, width, numbers),
  targets: numbers(targets),
});

function parametersOf<B>({ kernel }: Mlp<B>, layer: Layer<B>, numbers: Numbers): LayerParameters {
  const { weights, bias, theta, outputs, fanIn, learned } = layer;
  return {
    weights: matrix(kernel.read(weights, 0, outputs * fanIn), fanIn, numbers),
    bias: numbers(kernel.read(bias, 0, outputs)),
    learned: numbers(kernel.read(theta, 0, learned)),
  };
}

/** The value's part of a program, without the derivatives. */
function graphOf(formula: string, { nodes, value, inputs }: Program): ActivationGraph {
  const { nodes: needed, place } = pruned(nodes, [value]);
  return { formula, inputs, nodes: needed, value: place(value) };
}

function batchOrder(spec: TrialSpec, { train: { rows } }: Dataset): number[][] {
  const key = Float64Array.of(keyOf(spec, "batches"));
  return Array.from({ length: spec.training.epochs }, (_, epoch) => {
    const order = new Float64Array(rows);
    batches.shuffleRows(order, key, Math.imul(epoch, rows), rows);
    return [...order];
  });
}

const keyOf = ({ rootSeed, dataset, phase, seed }: TrialSpec, name: string): number =>
  stream(rootSeed, dataset.name, phase, seed, name).int32();
