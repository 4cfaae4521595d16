import { describe, expect, it } from "vitest";
import { activations } from "../../../src/activations/index.js";
import { customActivation, programOf, resolveActivation } from "../../../src/activations/resolve.js";
import { evaluateProgram } from "../../../src/formula/index.js";
import { compileProgram } from "../../../src/formula/simd/compile.js";
import { runForward } from "./lanes.js";

const farOut = [-400, 400, -88, 88, -30, 30, -1e-30, 1e-30];
const kinks = [-6, -4, -3, -2.5, -2, -1, -0.5, 0, 0.5, 1, 2, 2.5, 3, 4, 6];
const dense = Array.from({ length: 401 }, (_, i) => (i - 200) / 20.13);
const points = [...farOut, ...kinks, ...dense].map(Math.fround);

/** The same number in every lane: input k of element e is a point of its own. */
function inputsOf(inputs: number): Float32Array {
  const z = new Float32Array(4 * inputs * points.length);
  for (let element = 0; element < points.length; element++) {
    for (let k = 0; k < inputs; k++) {
      const at = 4 * (element * inputs + k);
      z.fill(points[(element * (k + 1) + 7 * k) % points.length], at, at + 4);
    }
  }
  return z;
}

function lane(values: Float32Array, index: number): Float64Array {
  return Float64Array.from({ length: values.length / 4 }, (_, i) => values[4 * i + index]);
}

describe.each(activations.names)("%s in SIMD", (name) => {
  const spec = resolveActivation(name);
  const program = programOf(spec);
  const { inputs } = program;
  /** A factor ahead of the input, SIREN's 30, magnifies its rounding errors. */
  const steepness = Math.max(1, ...Object.values(spec.parameters).map(Math.abs));
  const learned = program.learned.map((parameter) => Math.fround(spec.parameters[parameter]));
  const z = inputsOf(inputs);
  const theta = Float32Array.from(learned.flatMap((value) => [value, value, value, value]));
  const found = runForward(program, z, theta);

  it("follows the f64 evaluator: value and partial derivatives to a few units of the sixth digit", () => {
    const exactA = new Float64Array(points.length);
    const exactPartials = new Float64Array(points.length * program.partials.length);
    const z64 = lane(z, 0);
    evaluateProgram(program, z64, Float64Array.from(learned), exactA, exactPartials, points.length);
    const width = program.partials.length;
    const sizeAt = (element: number) =>
      z64
        .subarray(element * inputs, (element + 1) * inputs)
        .reduce((size, x) => Math.max(size, Math.abs(x)), 1);
    const check = (
      what: string,
      simd: Float64Array,
      exact: Float64Array,
      perElement: number,
      magnification: number,
    ) => {
      for (const [i, value] of exact.entries()) {
        const element = Math.floor(i / perElement);
        const tolerance = 1e-6 * (Math.abs(value) + magnification * sizeAt(element));
        const inputsThere = z64.subarray(element * inputs, (element + 1) * inputs).join(", ");
        expect(Math.abs(simd[i] - value), `${what} at ${inputsThere}`).toBeLessThanOrEqual(tolerance);
      }
    };
    check("value", lane(found.a, 0), exactA, 1, steepness);
    check("partials", lane(found.partials, 0), exactPartials, width, steepness ** 2);
  });

  it("gives a lane the same bits whatever its neighbours hold", () => {
    const disturbed = Float32Array.from(z, (x, i) => [x, NaN, Infinity, -1e38][i % 4]);
    const beside = runForward(program, disturbed, theta);
    expect(lane(beside.a, 0)).toEqual(lane(found.a, 0));
    expect(lane(beside.partials, 0)).toEqual(lane(found.partials, 0));
  });

  it("compiles to the same bytes when a user writes the formula", () => {
    const { formula, parameters, learned: names } = spec;
    const own = customActivation({ name: "my_own", formula, parameters, learned: names });
    expect(compileProgram(programOf(own))).toEqual(compileProgram(program));
  });
});
