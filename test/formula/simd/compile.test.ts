import { describe, expect, it } from "vitest";
import { compileFormula } from "../../../src/formula/index.js";
import { compileMath, compileProgram } from "../../../src/formula/simd/compile.js";
import { instantiate, operationProgram, runForward } from "./lanes.js";

/** Lanes whose numbers all differ. */
function ramp(length: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, (_, i) => ((i * 37) % 101) / 17 - 3);
}

describe("a compiled formula", () => {
  const program = compileFormula("a * x1 * sigmoid(x2) + b", { a: 2, b: 0 }, ["a", "b"]);
  const theta = ramp(8);

  it.each([1, 2, 3, 4, 5, 9, 64])("gives %d elements what each has alone", (elements) => {
    const z = ramp(8 * elements);
    const together = runForward(program, z, theta);
    for (let element = 0; element < elements; element++) {
      const alone = runForward(program, z.slice(8 * element, 8 * element + 8), theta);
      expect(together.a.slice(4 * element, 4 * element + 4)).toEqual(alone.a);
      expect(together.partials.slice(16 * element, 16 * element + 16)).toEqual(alone.partials);
    }
  });

  it.each([0, -1])("touches nothing when there are %d elements", (elements) => {
    const { memory, value, forward } = instantiate(program, 1024);
    const bytes = new Uint8Array(memory.buffer).fill(7);
    value(0, 128, 256, elements);
    forward(0, 128, 256, 512, elements);
    expect(bytes.every((byte) => byte === 7)).toBe(true);
  });

  it.each([1, 2, 5])("writes %d elements and not a byte more", (elements) => {
    const { memory, value, forward } = instantiate(program, 4096);
    const bytes = new Uint8Array(memory.buffer).fill(7, 1024);
    value(0, 512, 1024, elements);
    forward(0, 512, 2048, 3072, elements);
    const written = (start: number, end: number) => bytes.subarray(start, end).some((byte) => byte !== 7);
    expect(written(1024 + 16 * elements, 2048)).toBe(false);
    expect(written(2048 + 16 * elements, 3072)).toBe(false);
    expect(written(3072 + 64 * elements, 4096)).toBe(false);
    expect(bytes.subarray(1024, 1024 + 16 * elements)).toEqual(bytes.subarray(2048, 2048 + 16 * elements));
  });

  it("may write the activations over its inputs", () => {
    const squash = compileFormula("tanh(x)");
    const z = ramp(20);
    const { memory, value } = instantiate(squash, 1024);
    const buffer = new Float32Array(memory.buffer, 0, z.length);
    buffer.set(z);
    value(0, 0, 0, 5);
    expect(buffer).toEqual(runForward(squash, z).a);
  });

  it("has learned parameters of each lane's own, and their derivatives", () => {
    const { a, partials } = runForward(program, new Float32Array([3, 3, 3, 3, 0, 0, 0, 0]), theta);
    for (let lane = 0; lane < 4; lane++) {
      expect(a[lane]).toBeCloseTo(1.5 * theta[lane] + theta[4 + lane], 5);
      expect(partials[lane]).toBeCloseTo(0.5 * theta[lane], 6);
      expect(partials[4 + lane]).toBeCloseTo(0.75 * theta[lane], 6);
      expect(partials[8 + lane]).toBeCloseTo(1.5, 6);
      expect(partials[12 + lane]).toBe(1);
    }
  });

  it("stores a derivative that is constant", () => {
    const { partials } = runForward(compileFormula("3 * x"), ramp(12));
    expect([...partials]).toEqual(Array.from({ length: 12 }, () => 3));
  });

  it("is the same module, byte for byte, for the same formula from elsewhere", () => {
    const [one, other] = [
      compileFormula("x > 0 ? x : a * x", { a: 0.01 }),
      compileFormula("x>0 ? x : 0.01*x"),
    ];
    expect(one).not.toBe(other);
    expect(compileProgram(one)).toEqual(compileProgram(other));
    expect(compileProgram(one)).not.toEqual(compileProgram(compileFormula("x > 0 ? x : 0.02 * x")));
  });
});

/** One operation on one vector of each operand. */
function apply(op: string, ...lanes: number[][]): number[] {
  const z = Float32Array.from(lanes.flat());
  return [...runForward(operationProgram(op, lanes.length), z).a];
}

describe("operations with ends of their own", () => {
  it("gatedMultiply is 0 where its first factor is, and a product elsewhere", () => {
    expect(apply("gatedMultiply", [0, 0, 2, -0], [Infinity, NaN, 3, -Infinity])).toEqual([0, 0, 6, 0]);
    expect(apply("gatedMultiply", [2, NaN, Infinity, 1], [Infinity, 1, 2, NaN])).toEqual([
      Infinity,
      NaN,
      Infinity,
      NaN,
    ]);
  });

  it("gatedMultiply by a mask is 0 outside of it", () => {
    const program = {
      nodes: [
        { op: "input", index: 0 },
        { op: "input", index: 1 },
        { op: "constant", value: 0 },
        { op: "greater", args: [0, 2] },
        { op: "gatedMultiply", args: [3, 1] },
      ],
      value: 4,
      partials: [],
      inputs: 2,
      learned: [],
    } as const;
    const z = Float32Array.of(1, -1, -1, 1, Infinity, Infinity, NaN, 5);
    expect([...runForward(program, z).a]).toEqual([Infinity, 0, 0, 5]);
  });

  it("min and max choose as the evaluator does", () => {
    expect(apply("max", [1, -2, NaN, 4], [2, -3, 1, NaN])).toEqual([2, -2, 1, NaN]);
    expect(apply("min", [1, -2, NaN, 4], [2, -3, 1, NaN])).toEqual([1, -3, 1, NaN]);
  });

  it("comparisons and logic are 1 or 0 as numbers, and false where a NaN is compared", () => {
    expect(apply("less", [1, 2, 2, NaN], [2, 2, 1, 1])).toEqual([1, 0, 0, 0]);
    expect(apply("lessOrEqual", [1, 2, 2, NaN], [2, 2, 1, 1])).toEqual([1, 1, 0, 0]);
    expect(apply("greater", [1, 2, 2, NaN], [2, 2, 1, 1])).toEqual([0, 0, 1, 0]);
    expect(apply("greaterOrEqual", [1, 2, 2, NaN], [2, 2, 1, 1])).toEqual([0, 1, 1, 0]);
    expect(apply("equal", [1, 2, 0, NaN], [2, 2, -0, NaN])).toEqual([0, 1, 1, 0]);
    expect(apply("notEqual", [1, 2, 0, NaN], [2, 2, -0, NaN])).toEqual([1, 0, 0, 1]);
    expect(apply("and", [1, 1, 0, 0], [2, 0, 2, 0])).toEqual([1, 0, 0, 0]);
    expect(apply("or", [1, 1, 0, 0], [2, 0, 2, 0])).toEqual([1, 1, 1, 0]);
    expect(apply("not", [1, -2, 0, -0])).toEqual([0, 0, 1, 1]);
    expect(apply("select", [1, 0, -3, 0], [1, 2, 3, 4], [5, 6, 7, 8])).toEqual([1, 6, 3, 8]);
  });

  it("the exact functions are exact", () => {
    const x = [-2.5, 0, 6.25, -Infinity];
    expect(apply("negate", x)).toEqual([2.5, -0, -6.25, Infinity]);
    expect(apply("abs", x)).toEqual([2.5, 0, 6.25, Infinity]);
    expect(apply("sign", x)).toEqual([-1, 0, 1, -1]);
    expect(apply("sign", [NaN, 1e-45, -1e-45, 3])).toEqual([NaN, 1, -1, 1]);
    expect(apply("floor", x)).toEqual([-3, 0, 6, -Infinity]);
    expect(apply("sqrt", x)).toEqual([NaN, 0, 2.5, NaN]);
  });
});

describe("the math module", () => {
  it("is valid, imports the memory alone and exports exp and log of vectors", () => {
    const module = new WebAssembly.Module(compileMath());
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: "env", name: "memory", kind: "memory" }]);
    expect(WebAssembly.Module.exports(module)).toEqual([
      { name: "exp", kind: "function" },
      { name: "log", kind: "function" },
    ]);
  });
});
