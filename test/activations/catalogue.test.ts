import { describe, expect, it } from "vitest";
import { ownGain } from "../../src/activations/gain.js";
import { activations } from "../../src/activations/index.js";
import { momentsOf } from "../../src/activations/moments.js";
import { programOf, resolveActivation } from "../../src/activations/resolve.js";
import { compileFormula, printDerivative, printFormula } from "../../src/formula/index.js";
import { at } from "../formula/at.js";
import { evaluateInSinglePrecision } from "../formula/single-precision.js";

/** Where an input of an activation has a kink or jump, and the derivative there; all others are smooth. */
const kinks: Readonly<Record<string, readonly (readonly [x: number, derivative: number])[]>> = {
  relu: [[0, 0]],
  leaky_relu: [[0, 0.01]],
  elu: [[0, 1]],
  hard_sigmoid: [
    [-3, 0],
    [3, 0],
  ],
  hardtanh: [
    [-1, 0],
    [1, 0],
  ],
  softsign: [[0, 1]],
  penalized_tanh: [[0, 0.25]],
  relu6: [
    [0, 0],
    [6, 0],
  ],
  shifted_relu: [[-1, 0]],
  prelu: [[0, 0.25]],
  rrelu: [[0, 11 / 48]],
  squared_relu: [[0, 0]],
  abs: [[0, 0]],
  smelu: [
    [-1, 0],
    [1, 1],
  ],
  celu: [[0, 1]],
  selu: [[0, 1.7580993408473766]],
  hard_swish: [
    [-3, 0],
    [3, 1],
  ],
  softshrink: [
    [-0.5, 0],
    [0.5, 0],
  ],
  hardshrink: [
    [-0.5, 0],
    [0.5, 0],
  ],
};

const STEP = 1e-5;
const points = Array.from({ length: 61 }, (_, i) => (i - 30) / 4 + 0.03);

describe.each(activations.names)("%s", (name) => {
  const definition = activations.get(name);
  const spec = resolveActivation(name);
  const program = programOf(spec);
  const theta = spec.learned.map((key) => spec.parameters[key]);

  it("has for its derivatives the limits of differences, away from kinks", () => {
    for (const x of points) {
      if (kinks[name]?.some(([kink]) => Math.abs(x - kink) < 0.01)) continue;
      // Further inputs stand elsewhere, so that no two are equal.
      const place = [...program.partials.keys()].map((k) =>
        k < program.inputs ? (k === 0 ? x : 0.7 * x - k * 0.4) : theta[k - program.inputs],
      );
      const moved = (k: number, by: number): number => {
        const shifted = place.with(k, place[k] + by);
        return at(program, shifted.slice(0, program.inputs), shifted.slice(program.inputs)).value;
      };
      const { partials } = at(program, place.slice(0, program.inputs), theta);
      for (const [k, partial] of partials.entries()) {
        const difference = (moved(k, STEP) - moved(k, -STEP)) / (2 * STEP);
        expect(Math.abs(partial - difference), `∂${k} at ${place.join(", ")}`).toBeLessThan(
          1e-6 * (1 + Math.abs(partial)),
        );
      }
    }
  });

  it("has the stated derivative at its kinks", () => {
    for (const [x, derivative] of kinks[name] ?? []) {
      expect(at(program, [x], theta).partials[0]).toBeCloseTo(derivative, 12);
    }
  });

  it("is finite, derivatives included, from −400 to 400, in f64 and in f32", () => {
    for (const x of [-400, -104, -89, -20, -0, 0, 20, 89, 104, 400]) {
      for (const y of [x, -x, 0.5]) {
        const z = Array.from({ length: program.inputs }, (_, k) => (k % 2 === 0 ? x : y));
        const double = at(program, z, theta);
        const single = evaluateInSinglePrecision(program, z, theta);
        const all = [double.value, ...double.partials, single.value, ...single.partials];
        expect(all.every(Number.isFinite), `${z.join(", ")}: ${all.join(", ")}`).toBe(true);
      }
    }
  });

  it("has second moment 1 after its own gain", () => {
    const gain = ownGain(spec);
    expect(gain).toBeGreaterThan(0);
    expect(gain * gain * momentsOf(spec).second).toBeCloseTo(1, 12);
  });

  it("prints as a formula that is the same function, and has a printable derivative", () => {
    const learned = Object.fromEntries(spec.learned.map((key) => [key, spec.parameters[key]]));
    const printed = compileFormula(printFormula(program, 17), learned, spec.learned);
    for (const x of points) {
      const z = Array.from({ length: program.inputs }, (_, k) => x - k);
      expect(at(printed, z, theta).value).toBeCloseTo(at(program, z, theta).value, 12);
    }
    expect(printDerivative(program)).toMatch(/\S/);
  });

  it("says who proposed it, and learns only parameters that it has", () => {
    expect(definition.title).toMatch(/\S/);
    expect(definition.source).toMatch(/\d{4}|Wikipedia|torch\./);
    for (const key of definition.learned ?? []) expect(definition.parameters).toHaveProperty(key);
  });
});

it("the catalogue has at least 40 activations, the lecture's seven first", () => {
  expect(activations.names.length).toBeGreaterThanOrEqual(40);
  expect(activations.names.slice(0, 7)).toEqual([
    "linear",
    "sigmoid",
    "tanh",
    "relu",
    "leaky_relu",
    "elu",
    "maxout",
  ]);
});
