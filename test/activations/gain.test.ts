import { describe, expect, it } from "vitest";
import { gainOf, ownGain } from "../../src/activations/gain.js";
import { momentsOf } from "../../src/activations/moments.js";
import { customActivation, resolveActivation } from "../../src/activations/resolve.js";
import { normalCdf } from "../../src/stats/index.js";

const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
const cdf = (x: number): number => normalCdf(x);

describe("the second moment", () => {
  // E[f(z)²] in closed form
  it.each([
    ["linear", 1],
    ["relu", 0.5],
    ["leaky_relu", (1 + 0.01 ** 2) / 2],
    ["squared_relu", 1.5],
    ["abs", 1],
    ["hardtanh", 1 - 2 * density(1)],
    ["relu6", cdf(6) - 0.5 - 6 * density(6) + 36 * cdf(-6)],
    ["hardshrink", 2 * (cdf(-0.5) + 0.5 * density(0.5))],
    ["softshrink", 2 * (1.25 * cdf(-0.5) - 0.5 * density(0.5))],
    ["gaussian", 1 / Math.sqrt(5)],
    ["sin", (1 - Math.exp(-2)) / 2],
    ["siren", (1 - Math.exp(-1_800)) / 2],
    ["elu", 0.5 + Math.exp(2) * cdf(-2) - 2 * Math.exp(0.5) * cdf(-1) + 0.5],
    ["selu", 1],
  ])("of %s is %d, to 1e-9", (name, second) => {
    expect(Math.abs(momentsOf(resolveActivation(name)).second - second)).toBeLessThan(1e-9);
  });

  // Of the largest of k: 1, 1 + √3 / 2π, 1 + √3 / π, and 5 from Harter 1961
  it.each([
    [2, 1],
    [3, 1 + Math.sqrt(3) / (2 * Math.PI)],
    [4, 1 + Math.sqrt(3) / Math.PI],
    [5, 1.80002044],
  ])("of Maxout with %d pieces is %d, to 1e-4", (pieces, second) => {
    const found = momentsOf(resolveActivation("maxout", { pieces })).second;
    expect(Math.abs(found - second)).toBeLessThan(1e-4);
  });

  it.each([
    ["glu", "sigmoid"],
    ["geglu", "gelu"],
    ["swiglu", "silu"],
    ["reglu", "relu"],
  ])("of %s is that of its gate, %s, to 1e-4: the factors are independent", (gated, gate) => {
    const [found, expected] = [gated, gate].map((name) => momentsOf(resolveActivation(name)).second);
    expect(Math.abs(found - expected)).toBeLessThan(1e-4);
  });

  it("does not depend on where the kinks of a formula stand", () => {
    const spec = customActivation({ name: "kinked", formula: "abs(x - 0.123456) + floor(x / 3 + 0.777)" });
    const steps = [-3, -2, -1, 0, 1, 2, 3].map((k) => [k, 3 * (k - 0.777), 3 * (k + 1 - 0.777)]);
    // Midpoint rule on each smooth piece
    let sum = 0;
    for (const [k, from, to] of steps) {
      for (const [a, b] of from < 0.123456 && 0.123456 < to
        ? [
            [from, 0.123456],
            [0.123456, to],
          ]
        : [[from, to]]) {
        const n = 20_000;
        for (let i = 0; i < n; i += 1) {
          const x = a + ((b - a) * (i + 0.5)) / n;
          sum += ((Math.abs(x - 0.123456) + k) ** 2 * density(x) * (b - a)) / n;
        }
      }
    }
    expect(Math.abs(momentsOf(spec).second - sum)).toBeLessThan(1e-7);
  });
});

describe("the gain", () => {
  it("of ReLU is He's √2 by its own moment, PyTorch's √2 by the table, or 1", () => {
    const relu = resolveActivation("relu");
    expect(gainOf(relu, "own")).toBeCloseTo(Math.SQRT2, 12);
    expect(gainOf(relu, "pytorch")).toBe(Math.SQRT2);
    expect(gainOf(relu, "unit")).toBe(1);
  });

  it("is refused by name where PyTorch's table has none", () => {
    expect(() => gainOf(resolveActivation("elu", { alpha: 2 }), "pytorch")).toThrow(/elu\(alpha=2\)/);
    expect(() => gainOf(customActivation({ name: "mine", formula: "x" }), "pytorch")).toThrow(/mine/);
  });

  it("is refused where the second moment is infinite", () => {
    expect(() => ownGain(customActivation({ name: "wild", formula: "exp(x * x)" }))).toThrow(/wild/);
  });

  it("is refused where f oscillates so fast that its moment cannot be computed", () => {
    const shrill = customActivation({ name: "shrill", formula: "sin(x * 1e12)" });
    expect(() => ownGain(shrill)).toThrow(/shrill has no gain of its own: E\[f\(z\)²\] cannot be computed/);
  });
});
