import { describe, expect, it } from "vitest";
import { activations } from "../../src/activations/index.js";
import { customActivation, programOf, resolveActivation } from "../../src/activations/resolve.js";
import { evaluateProgram } from "../../src/formula/index.js";
import { scalar } from "../../src/formula/scalar.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { hash32 } from "../../src/random/hash32.js";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import { trialId } from "../../src/trial/id.js";
import { replayTrial, type ActivationGraph, type TrialReplay } from "../../src/trial/replay.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { loadKernel } from "../nn/simd/load-kernel.js";
import { activationIn, aTrial } from "./a-trial.js";
import { naiveTraining } from "./naive-training.js";

const datasets = createDatasetCache({});
const replayOf = (spec: TrialSpec): TrialReplay => replayTrial(referenceKernel(), spec, datasets).replay;

/** A graph's value by the scalar operations, as any reader of trial.json would compute it. */
function valueOf({ nodes, value }: ActivationGraph, inputs: readonly number[], learned: readonly number[]) {
  const values: number[] = [];
  for (const node of nodes) {
    if (node.op === "constant") values.push(node.value);
    else if (node.op === "input") values.push(inputs[node.index]);
    else if (node.op === "parameter") values.push(learned[node.index]);
    else values.push(scalar[node.op](...node.args.map((i) => values[i])));
  }
  return values[value];
}

/** Plain gradient descent on a linear softmax classifier, from what trial.json says alone. */
function trainFromReplay({ data, initial, order, spec }: TrialReplay) {
  const weights = initial[0].weights.map((row) => [...row]);
  const bias = [...initial[0].bias];
  const { batchSize } = spec.training;
  for (const rows of order) {
    for (let start = 0; start < rows.length; start += batchSize) {
      const batch = rows.slice(start, start + batchSize);
      const gradients = batch.map((row) => {
        const x = data.train.features[row];
        const odds = weights.map((w, c) => Math.exp(w.reduce((sum, v, i) => sum + v * x[i], bias[c])));
        const total = odds.reduce((sum, value) => sum + value, 0);
        return { x, g: odds.map((value, c) => value / total - Number(c === data.train.targets[row])) };
      });
      const rate = spec.learningRate / batch.length;
      for (const { x, g } of gradients) {
        for (const [c, value] of g.entries()) {
          bias[c] -= rate * value;
          for (const [i, feature] of x.entries()) weights[c][i] -= rate * value * feature;
        }
      }
    }
  }
  return { weights, bias };
}

describe("a trial written to be trained again", () => {
  it("holds all that its training used: data, initial weights, and batches, the last one short", () => {
    const spec = aTrial({
      hidden: [],
      activation: { label: "none", layers: [] },
      training: { epochs: 3, batchSize: 10, evaluateEvery: 1 },
    });
    const replay = replayOf(spec);
    const { weights, bias } = trainFromReplay(replay);
    const final = replay.final?.[0];
    expect(replay.data.train.features.length % 10).not.toBe(0);
    for (const [c, row] of weights.entries()) {
      expect(final?.bias[c]).toBeCloseTo(bias[c], 12);
      for (const [i, value] of row.entries()) expect(final?.weights[c][i]).toBeCloseTo(value, 12);
    }
  });

  it("has the curve of a training written from the definitions", () => {
    const spec = aTrial();
    const { curve } = replayOf(spec);
    const { train } = naiveTraining(spec, datasets(spec));
    for (const [i, loss] of train.entries()) expect(curve.metrics.train_loss[i]).toBeCloseTo(loss, 6);
  });

  it("is named by the trial's id, and gives the result that a run journals", () => {
    const spec = aTrial({ regularization: { l1: 0.01, l2: 0.01, dropout: 0.3 } });
    const { replay, result } = replayTrial(referenceKernel(), spec, datasets);
    expect(replay.id).toBe(trialId(spec));
    expect(result).toMatchObject({ state: "completed", id: trialId(spec), curve: replay.curve });
  });

  it("writes f32 numbers so that they read back to the same bits", () => {
    const kernel = loadKernel();
    const { replay } = replayTrial(kernel, aTrial(), datasets);
    const { train } = datasets(aTrial());
    const read = (JSON.parse(JSON.stringify(replay)) as TrialReplay).data.train.features.flat();
    expect(read.map(Math.fround)).toEqual([...train.features].map(Math.fround));
    for (const value of (replay.final ?? []).flatMap(({ weights }) => weights.flat())) {
      expect(Number(Math.fround(value).toPrecision(9))).toBe(value);
    }
    expect(replay.precision).toBe("float32");
  });

  it("says how dropout's masks are drawn, so that no mask need be written", () => {
    const rate = 0.5;
    const spec = aTrial({ regularization: { l1: 0, l2: 0, dropout: rate } });
    const { dropout } = replayOf(spec);
    expect(dropout?.rate).toBe(rate);
    const kernel = referenceKernel();
    const [a, mask] = [new Float64Array(40).fill(1), new Float64Array(40)];
    const { key = 0, drawsPerStep = 0 } = dropout ?? {};
    kernel.dropoutForward(a, mask, Float64Array.of(key), drawsPerStep, 40, rate);
    const drawn = Array.from(a, (_, i) => (hash32(key, drawsPerStep + i) >= rate * 2 ** 32 ? 2 : 0));
    expect([...a]).toEqual(drawn);
    expect(replayOf(aTrial()).dropout).toBeNull();
  });

  it("has no final weights where the trial diverged", () => {
    const spec = aTrial({
      learningRate: 1e6,
      dataset: { label: "sine", name: "sine", parameters: { samples: 64 } },
      activation: activationIn(1, "relu"),
      training: { epochs: 60, batchSize: 16, evaluateEvery: 1 },
    });
    const replay = replayOf(spec);
    expect(replay).toMatchObject({ state: "diverged", final: null });
    expect(replay.curve.epochs.length).toBeLessThan(replay.evaluationSteps.length);
  });

  const own = customActivation({
    name: "own",
    formula: "x > 1 || !(x > -1) ? k * x : x ** 3 - 0.5 * max(x, 0.2)",
    parameters: { k: 0.3 },
    learned: ["k"],
  });

  it.each([...activations.names.map((name) => resolveActivation(name)), own])(
    "has the graph of $name, without its derivative",
    (layer) => {
      const { activations: graphs } = replayOf(aTrial({ activation: { label: "it", layers: [layer] } }));
      const [graph, output] = graphs;
      if (graph === null) throw new Error("the hidden layer has no graph");
      expect(output).toBeNull();
      const program = programOf(layer);
      const learned = layer.learned.map((name) => layer.parameters[name]);
      expect(graph.nodes.length).toBeLessThanOrEqual(program.nodes.length);
      for (const x of [-3, -1, -0.4, 0, 0.2, 1, 2.5]) {
        const inputs = Array.from({ length: graph.inputs }, (_, k) => x - 0.3 * k);
        const a = new Float64Array(1);
        evaluateProgram(program, Float64Array.from(inputs), Float64Array.from(learned), a, undefined, 1);
        expect(valueOf(graph, inputs, learned)).toBe(a[0]);
      }
    },
  );
});
