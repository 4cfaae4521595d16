import { describe, expect, test } from "vitest";
import { activations } from "../../../src/activations/index.js";
import type { ActivationSpec } from "../../../src/activations/definition.js";
import { resolveActivation } from "../../../src/activations/resolve.js";
import type { Program } from "../../../src/formula/program.js";
import { gradcheck, type GradcheckOptions, type GradcheckResult } from "../../../src/nn/gradcheck/index.js";
import type { Kernel } from "../../../src/nn/kernel.js";
import { losses } from "../../../src/nn/losses/index.js";
import { referenceKernel } from "../../../src/nn/reference/index.js";

const formula = (text: string): ActivationSpec => ({
  name: "test",
  formula: text,
  parameters: {},
  learned: [],
});

/** Two hidden layers of one activation, on one random point, before and after the burn-in. */
function check(activation: ActivationSpec, options: Partial<GradcheckOptions> = {}): GradcheckResult[] {
  return gradcheck({
    features: 2,
    outputs: 3,
    hidden: [4, 3],
    activations: [activation, activation],
    loss: losses.get("cross_entropy"),
    rows: 6,
    points: 1,
    ...options,
  });
}

const failed = (results: GradcheckResult[]) => results.filter(({ passed }) => !passed);

describe.each(activations.names)("the gradient through %s", (name) => {
  test.each(losses.members.flatMap((loss) => loss.tasks.map((task) => ({ loss, task, title: loss.title }))))(
    "agrees with differences of the $title, $task",
    ({ loss, task }) => {
      const results = check(resolveActivation(name), { loss, task });
      expect(failed(results)).toEqual([]);
    },
  );
});

test("every parameter tensor is checked, before and after the burn-in", () => {
  const results = check(resolveActivation("prelu"), { points: 2 });
  const seen = results.map(({ point, afterSteps, layer, tensor }) =>
    [point, afterSteps, layer, tensor].join(" "),
  );
  const expected = [0, 1].flatMap((point) =>
    [0, 20].flatMap((afterSteps) =>
      ["0 weights", "0 bias", "0 learned", "1 weights", "1 bias", "1 learned", "2 weights", "2 bias"].map(
        (tensor) => `${point} ${afterSteps} ${tensor}`,
      ),
    ),
  );
  expect(seen).toEqual(expected);
  expect(results.slice(0, 3).map(({ compared, skipped }) => compared + skipped)).toEqual([8, 4, 1]);
});

test("penalties, dropout, unequal layers and no layer at all agree as well", () => {
  const tanh = resolveActivation("tanh");
  expect(failed(check(tanh, { l1: 0.01, l2: 0.1, dropout: 0.3 }))).toEqual([]);
  expect(failed(check(tanh, { activations: [tanh, resolveActivation("maxout", { pieces: 3 })] }))).toEqual(
    [],
  );
  expect(failed(check(tanh, { hidden: [], activations: [] }))).toEqual([]);
});

test("of a large tensor only as many elements as asked for are checked", () => {
  const results = check(resolveActivation("tanh"), { elementsPerTensor: 5 });
  expect(results.map(({ compared }) => compared)).toEqual([5, 4, 5, 3, 5, 3, 5, 4, 5, 3, 5, 3]);
});

test("two zeros agree: a gradient that is nowhere is no mistake", () => {
  const results = check(formula("max(x - 100, 0)"));
  expect(results.map(({ passed }) => passed)).not.toContain(false);
  expect(results.find(({ layer }) => layer === 0)?.relativeError).toBe(0);
});

describe("kinks", () => {
  test("elements next to a kink are skipped and counted, and the others agree", () => {
    const sawtooth = check(formula("abs(200 * x - floor(200 * x) - 0.5) / 20"));
    const total = (key: "compared" | "skipped") => sawtooth.reduce((sum, result) => sum + result[key], 0);
    expect(total("skipped")).toBeGreaterThan(0);
    expect(total("compared")).toBeGreaterThan(0);
    expect(sawtooth.filter(({ compared, passed }) => compared > 0 && !passed)).toEqual([]);
  });

  test("a tensor whose elements are all next to a kink has not passed", () => {
    const [weights] = check(formula("abs(sin(1e6 * x))"));
    expect(weights).toMatchObject({ compared: 0, skipped: 8, passed: false });
  });
});

/** A program that takes its value for its derivative. */
const withValueAsPartial = (program: Program): Program => ({ ...program, partials: [program.value] });

/** The reference kernel with one operation replaced. */
function broken(replace: (right: Kernel<Float64Array>) => Partial<Kernel<Float64Array>>) {
  const right = referenceKernel();
  return { ...right, ...replace(right) };
}

/** The tensors that fail, as "layer name". */
const caught = (kernel: Kernel<Float64Array>, name = "tanh", options: Partial<GradcheckOptions> = {}) => [
  ...new Set(
    failed(check(resolveActivation(name), { kernel, ...options })).map(
      ({ layer, tensor }) => `${layer} ${tensor}`,
    ),
  ),
];

describe("catches a wrong gradient", () => {
  test("an activation's derivative that is off by a millionth", () => {
    const kernel = broken((right) => ({
      activationBackward(da, partials, dz, dTheta, elements, inputs, learned) {
        right.activationBackward(da, partials, dz, dTheta, elements, inputs, learned);
        for (let e = 0; e < elements; e++) dz[e] *= 1 + 1e-6;
      },
    }));
    expect(caught(kernel)).toEqual(["0 weights", "0 bias", "1 weights", "1 bias"]);
  });

  test("a learned parameter's gradient that is off by a millionth", () => {
    const kernel = broken((right) => ({
      activationBackward(da, partials, dz, dTheta, elements, inputs, learned) {
        right.activationBackward(da, partials, dz, dTheta, elements, inputs, learned);
        dTheta[0] *= 1 + 1e-6;
      },
    }));
    expect(caught(kernel, "prelu")).toEqual(["0 learned", "1 learned"]);
  });

  test("a dense layer that forgets its last sample", () => {
    const kernel = broken((right) => ({
      denseBackwardWeights: (x, dz, dWeights, dBias, batch, fanIn, fanOut) =>
        right.denseBackwardWeights(x, dz, dWeights, dBias, batch - 1, fanIn, fanOut),
    }));
    expect(caught(kernel)).toEqual(["0 weights", "0 bias", "1 weights", "1 bias", "2 weights", "2 bias"]);
  });

  test("a dense layer that hands a slightly wrong gradient down", () => {
    const kernel = broken((right) => ({
      denseBackwardInput(dz, weights, dx, batch, fanIn, fanOut) {
        right.denseBackwardInput(dz, weights, dx, batch, fanIn, fanOut);
        dx[0] += 1e-5;
      },
    }));
    expect(caught(kernel)).toEqual(["0 weights", "0 bias", "1 weights", "1 bias"]);
  });

  test("a loss whose gradient is that of the sum, not of the mean", () => {
    const kernel = broken((right) => ({
      crossEntropyBackward: (logits, targets, dLogits, batch, classes) => {
        right.crossEntropyBackward(logits, targets, dLogits, batch, classes);
        for (let i = 0; i < batch * classes; i++) dLogits[i] *= batch;
      },
    }));
    expect(caught(kernel).length).toBe(6);
  });

  test("a penalty without its factor, a dropout that is not undone", () => {
    const penalty = broken((right) => ({
      penaltyBackward: (weights, dWeights, l1, l2, length) =>
        right.penaltyBackward(weights, dWeights, l1, 2 * l2, length),
    }));
    expect(caught(penalty, "tanh", { l2: 0.01 })).toEqual(["0 weights", "1 weights", "2 weights"]);
    const dropout = broken(() => ({ dropoutBackward() {} }));
    expect(caught(dropout, "tanh", { dropout: 0.5 })).toEqual(["0 weights", "0 bias", "1 weights", "1 bias"]);
  });

  test("a formula whose derivative is another's", () => {
    const kernel = broken((right) => ({
      compile: (program) => right.compile(withValueAsPartial(program)),
    }));
    for (const name of ["tanh", "sigmoid", "relu", "elu"]) {
      expect(caught(kernel, name)).toContain("1 weights");
    }
  });

  test("a derivative that is not a number", () => {
    const kernel = broken((right) => ({
      denseBackwardInput(dz, weights, dx, batch, fanIn, fanOut) {
        right.denseBackwardInput(dz, weights, dx, batch, fanIn, fanOut);
        dx[0] = NaN;
      },
    }));
    expect(caught(kernel)).toContain("0 weights");
  });
});
