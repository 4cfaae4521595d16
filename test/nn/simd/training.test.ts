import { describe, expect, it } from "vitest";
import { compileFormula } from "../../../src/formula/index.js";
import { compileUpdate } from "../../../src/formula/update.js";
import type { Kernel } from "../../../src/nn/kernel.js";
import { backward, createMlp, forward } from "../../../src/nn/mlp.js";
import { createOptimizer, optimizers } from "../../../src/nn/optimizers/index.js";
import { referenceKernel } from "../../../src/nn/reference/index.js";
import { stream } from "../../../src/random/stream.js";
import { uniform } from "../../../src/random/draws.js";
import { loadKernel } from "./load-kernel.js";

const [rows, batch, fanIn, units, classes, epochs] = [63, 7, 2, 9, 2, 10];
const formulas = ["max(0, x)", "tanh(x)", "x > 0 ? x : alpha * x", "max(x1, x2)"];

/** The mean training loss of every epoch, for each trial in its lane; two hidden layers, full-batch order, SGD. */
function lossCurves<B>(kernel: Kernel<B>, trials: readonly number[], formula: string): number[][] {
  kernel.reset();
  const program = compileFormula(
    formula,
    formula.includes("alpha") ? { alpha: 0.25 } : {},
    formula.includes("alpha") ? ["alpha"] : [],
  );
  const hidden = { units, program };
  const mlp = createMlp(kernel, fanIn, [hidden, hidden, { units: classes, program: undefined }], batch);
  const [x, y, rate, room, sums] = [rows * fanIn, rows, 1, batch * classes, 2].map(kernel.allocate);
  for (const [lane, trial] of trials.entries()) {
    const random = stream("training", trial);
    const numbers = (length: number, size: number) =>
      Array.from({ length }, () => Math.fround(uniform(-size, size, random)));
    const features = numbers(rows * fanIn, 1);
    kernel.write(x, lane, features);
    kernel.write(
      y,
      lane,
      Array.from({ length: rows }, (_, r) => (features[2 * r] * features[2 * r + 1] > 0 ? 1 : 0)),
    );
    kernel.write(mlp.parameters, lane, numbers(mlp.parameterCount, 0.6));
    kernel.write(rate, lane, [0.1]);
  }
  const update = createOptimizer(
    kernel,
    optimizers.get("sgd"),
    {},
    {
      parameters: mlp.parameters,
      gradients: mlp.gradients,
      learningRate: rate,
      length: mlp.parameterCount,
    },
  );
  const curves: number[][] = trials.map(() => []);
  for (let epoch = 0; epoch < epochs; epoch++) {
    kernel.zero(sums, 2);
    for (let start = 0; start < rows; start += batch) {
      const [features, targets] = [kernel.slice(x, start * fanIn), kernel.slice(y, start)];
      const logits = forward(mlp, features, batch);
      kernel.crossEntropyForward(logits, targets, room, sums, batch, classes);
      kernel.crossEntropyBackward(logits, targets, mlp.dz, batch, classes);
      backward(mlp, features, batch);
      update();
    }
    for (const [lane, curve] of curves.entries()) curve.push(kernel.read(sums, lane, 1)[0] / rows);
  }
  return curves;
}

describe("training on the SIMD kernel", () => {
  it.each(formulas)("follows the f64 loss curve of every lane for ten epochs of %s", (formula) => {
    const found = lossCurves(loadKernel(), [0, 1, 2, 3], formula);
    for (const [lane, curve] of found.entries()) {
      const [expected] = lossCurves(referenceKernel(), [lane], formula);
      expect(expected[epochs - 1]).toBeLessThan(expected[0]);
      for (const [epoch, loss] of curve.entries())
        expect(Math.abs(loss - expected[epoch])).toBeLessThan(1e-5);
    }
  });

  it("gives a trial the same bits in any lane and any company", () => {
    const kernel = loadKernel();
    const [alone] = lossCurves(kernel, [7, 7, 7, 7], "tanh(x)");
    for (const lane of [0, 1, 2, 3]) {
      const company = [11, 12, 13, 14].with(lane, 7);
      expect(lossCurves(kernel, company, "tanh(x)")[lane]).toEqual(alone);
    }
  });

  it("compiles a program once", () => {
    const kernel = loadKernel();
    const program = compileFormula("x * sigmoid(x)", {}, []);
    expect(kernel.compile(program)).toBe(kernel.compile(program));
    const rule = { text: "p' = p - rate * g", states: {}, scalars: [], constants: {} };
    expect(kernel.compileUpdate(compileUpdate(rule))).toBe(kernel.compileUpdate(compileUpdate({ ...rule })));
  });
});
