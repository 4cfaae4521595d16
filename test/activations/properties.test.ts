import { describe, expect, it } from "vitest";
import { activations } from "../../src/activations/index.js";
import { largestDerivative, propertiesOf } from "../../src/activations/properties.js";
import { customActivation, resolveActivation } from "../../src/activations/resolve.js";

const of = (name: string) => propertiesOf(resolveActivation(name));

describe("the largest derivative", () => {
  it.each([
    ["sigmoid", 0.25],
    ["tanh", 1],
    ["relu", 1],
    ["selu", 1.0507009873554805 * 1.6732632423543772],
    ["silu", 1.099839320128867],
    ["gelu", 0.5 + 0.5 * 0.8427007929497149 + Math.exp(-1) / Math.sqrt(Math.PI)],
    ["gaussian", Math.sqrt(2 / Math.E)],
    ["siren", 30],
    ["maxout", 1],
    ["squared_relu", 20],
  ])("of %s is %d", (name, slope) => {
    expect(Math.abs(largestDerivative(resolveActivation(name)) - slope)).toBeLessThan(1e-9);
  });

  it("is finite and positive for the whole catalogue", () => {
    for (const name of activations.names) {
      const slope = largestDerivative(resolveActivation(name));
      expect(slope > 0 && slope < Infinity, name).toBe(true);
    }
  });
});

describe("saturation", () => {
  it.each([
    ["sigmoid", -5, 5],
    ["tanh", -2.5, 2.5],
    ["steep_centred_sigmoid", -5, 5],
    ["hardtanh", -1, 1],
    ["arctan", -Math.sqrt(1 / 0.0266 - 1), Math.sqrt(1 / 0.0266 - 1)],
  ])("of %s begins at %d and %d", (name, left, right) => {
    const { saturation } = of(name);
    expect(saturation.left).toBeCloseTo(left, 2);
    expect(saturation.right).toBeCloseTo(right, 2);
  });

  it.each([
    ["relu", 0],
    ["elu", Math.log(0.0266)],
    ["shifted_relu", -1],
  ])("of %s is on the left alone, at %d", (name, left) => {
    expect(of(name).saturation.left).toBeCloseTo(left, 6);
    expect(of(name).saturation.right).toBeUndefined();
  });

  it.each(["linear", "sin", "siren", "snake", "abs", "prelu", "maxout", "glu"])(
    "of %s is nowhere",
    (name) => {
      expect(of(name).saturation).toEqual({ left: undefined, right: undefined });
    },
  );
});

describe("the range", () => {
  it.each([
    ["linear", -Infinity, Infinity],
    ["sigmoid", 0, 1],
    ["tanh", -1, 1],
    ["relu", 0, Infinity],
    ["relu6", 0, 6],
    ["elu", -1, Infinity],
    ["silu", -0.2784645427610738, Infinity],
    ["softsign", -1, 1],
    ["arctan", -Math.PI / 2, Math.PI / 2],
    ["gaussian", 0, 1],
    ["log_sigmoid", -Infinity, 0],
    ["siren", -1, 1],
    ["maxout", -Infinity, Infinity],
    ["steep_sigmoid", 0, 4],
  ])("of %s is %d to %d", (name, infimum, supremum) => {
    const { range } = of(name);
    expect(range[0]).toBeCloseTo(infimum, 6);
    expect(range[1]).toBeCloseTo(supremum, 6);
  });

  it("has no bound where f grows slowly", () => {
    const slow = customActivation({ name: "slow", formula: "sign(x) * log1p(abs(x))" });
    expect(propertiesOf(slow).range).toEqual([-Infinity, Infinity]);
  });
});

describe("shape", () => {
  it.each([
    ["sigmoid", "increasing", false],
    ["centred_sigmoid", "increasing", true],
    ["tanh", "increasing", true],
    ["relu", "increasing", false],
    ["silu", "no", false],
    ["abs", "no", false],
    ["maxout", "increasing", false],
    ["glu", "no", true],
    ["selu", "increasing", true],
  ] as const)("of %s: monotone %s, zero-centred %s", (name, monotone, zeroCentred) => {
    expect(of(name)).toMatchObject({ monotone, zeroCentred });
  });

  it("is decreasing, or constant, where it is", () => {
    const falling = customActivation({ name: "falling", formula: "-tanh(x)" });
    const flat = customActivation({ name: "flat", formula: "x > 1e9 ? 1 : 0" });
    expect(propertiesOf(falling).monotone).toBe("decreasing");
    expect(propertiesOf(flat).monotone).toBe("constant");
  });
});

it("is found in bounded time where f has a long curved ridge", () => {
  const ridge = customActivation({ name: "ridge", formula: "x1 - 10000 * (x2 - sin(9 * x1)) ** 2" });
  expect(propertiesOf(ridge).range).toEqual([-Infinity, Infinity]);
});
