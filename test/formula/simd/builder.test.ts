import { describe, expect, it } from "vitest";
import { operandsOf, VectorGraph } from "../../../src/formula/simd/builder.js";
import { bitsOf, floatOf } from "../../../src/formula/simd/fold.js";
import {
  sigmoid,
  sigmoidDerivative,
  softplus,
  tanh,
  tanhDerivative,
} from "../../../src/formula/simd/math/sigmoid.js";

describe("the graph of vector instructions", () => {
  it("holds equal instructions once, whatever the order of the operands", () => {
    const graph = new VectorGraph();
    const [x, y] = [graph.input(0, 0), graph.input(1, 0)];
    expect(graph.add(y, x)).toBe(graph.add(x, y));
    expect(graph.subtract(y, x)).not.toBe(graph.subtract(x, y));
    expect(graph.input(0, 1)).not.toBe(x);
  });

  it("puts constants last, so that both vectors of an element are computed alike", () => {
    const graph = new VectorGraph();
    const parts = [0, 1].map((part) => graph.abs(graph.input(0, 0, part)));
    const shapes = parts.map((value) =>
      operandsOf(graph.instructions[value]!).map((operand) => graph.instructions[operand]!.operation),
    );
    expect(shapes).toEqual([
      ["input", "constant"],
      ["input", "constant"],
    ]);
  });

  it("computes constants as the instructions would, in single precision", () => {
    const graph = new VectorGraph();
    const sum = graph.add(graph.f32(0.1), graph.f32(0.2));
    expect(floatOf(graph.constantBits(sum)!)).toBe(Math.fround(Math.fround(0.1) + Math.fround(0.2)));
    expect(graph.constantBits(graph.less(graph.f32(1), graph.f32(2)))).toBe(0xffffffff);
    expect(graph.constantBits(graph.negate(graph.f32(0)))).toBe(bitsOf(-0));
  });

  it("drops what changes nothing", () => {
    const graph = new VectorGraph();
    const [x, mask] = [graph.input(0, 0), graph.less(graph.bits(0), graph.input(0, 0))];
    expect(graph.multiply(x, graph.f32(1))).toBe(x);
    expect(graph.add(graph.f32(0), x)).toBe(x);
    expect(graph.select(mask, x, x)).toBe(x);
    expect(graph.select(graph.bits(-1), x, mask)).toBe(x);
    expect(graph.select(mask, x, graph.bits(0))).toBe(graph.and(x, mask));
    expect(graph.divide(x, graph.f32(8))).toBe(graph.multiply(x, graph.f32(0.125)));
  });

  it("knows the mask and the constant behind a value that is one or 0", () => {
    const graph = new VectorGraph();
    const mask = graph.less(graph.bits(0), graph.input(0, 0));
    expect(graph.gateOf(graph.and(mask, graph.f32(2)))).toEqual({ factor: graph.f32(2), mask });
    expect(graph.gateOf(graph.and(graph.input(0, 0), graph.f32(2)))).toBeUndefined();
    expect(graph.gateOf(graph.input(0, 0))).toBeUndefined();
  });

  it.each([
    ["tanh", tanh, tanhDerivative],
    ["sigmoid", sigmoid, sigmoidDerivative],
    ["softplus", softplus, sigmoid],
  ])("%s and its derivative share an exponential", (_, value, derivative) => {
    const graph = new VectorGraph();
    value(graph, graph.input(0, 0));
    derivative(graph, graph.input(0, 0));
    const shifts = graph.instructions.filter(({ operation }) => operation === "i32x4.shl");
    expect(shifts).toHaveLength(1);
  });
});
