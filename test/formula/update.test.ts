import { describe, expect, it } from "vitest";
import { evaluateUpdate } from "../../src/formula/evaluate.js";
import { compileUpdateStep } from "../../src/formula/simd/compile-update.js";
import { compileUpdate, type UpdateRule } from "../../src/formula/update.js";
import { loadKernel } from "../nn/simd/load-kernel.js";

const rule = (change: Partial<UpdateRule>): UpdateRule => ({
  text: "p' = p - rate * g",
  states: {},
  scalars: [],
  constants: {},
  ...change,
});

/** One step of a rule in f64 from p = 1, g = 2, a rate of 0.5 and states of 0. */
function oneStep(change: Partial<UpdateRule>, scalars: readonly number[] = []) {
  const program = compileUpdate(rule(change));
  const parameters = Float64Array.of(1);
  const states = program.states.map(() => new Float64Array(1));
  evaluateUpdate(program)(parameters, Float64Array.of(2), Float64Array.of(0.5), 1, states, scalars);
  return [parameters[0], ...states.map(([value]) => value)];
}

describe("an update rule", () => {
  it("is a line for each value after the step, which later lines can use", () => {
    const momentum = { text: "v' = mu * v + g\np' = p - rate * v'", constants: { mu: 0.9 } };
    expect(oneStep({ ...momentum, states: { v: "average" } })).toEqual([0, 2]);
  });

  it("sees states as they were before the step, in whatever order its lines stand", () => {
    const text = "p' = p - rate * m\nm' = g";
    expect(oneStep({ text, states: { m: "sum" } })).toEqual([1, 2]);
  });

  it("takes scalars that change from step to step, and values that are no state", () => {
    const text = "half' = g / two\np' = p - half'";
    expect(oneStep({ text, scalars: ["two"] }, [2])).toEqual([0]);
  });

  it("is compiled once, and not at all where it sets too little or uses what it does not know", () => {
    expect(compileUpdate(rule({}))).toBe(compileUpdate(rule({})));
    expect(() => compileUpdate(rule({ states: { v: "sum" } }))).toThrow("does not set v'");
    expect(() => compileUpdate(rule({ text: "p' = p - rat * g" }))).toThrow('unknown name: "rat"');
    const states = { a: "sum", b: "sum", c: "sum", d: "sum" } as const;
    const text = "a' = a\nb' = b\nc' = c\nd' = d\np' = p - rate * g";
    expect(() => compileUpdateStep(compileUpdate(rule({ text, states })))).toThrow("at most 3 states");
  });

  it("has averages that end at 0 on the SIMD kernel, not among the subnormal numbers; sums and NaN stay", () => {
    const kernel = loadKernel();
    const text = "m' = g\ns' = g\np' = p + m'";
    const step = kernel.compileUpdate(compileUpdate(rule({ text, states: { m: "average", s: "sum" } })));
    const [p, g, rate, m, s] = Array.from({ length: 5 }, () => kernel.allocate(1));
    const given = [2 ** -109, -(2 ** -111), 2 ** -140, NaN];
    for (const [lane, value] of given.entries()) kernel.write(g, lane, [value]);
    step(p, g, rate, 1, [m, s], []);
    const lanes = (buffer: number) => given.map((_, lane) => kernel.read(buffer, lane, 1)[0]);
    expect(lanes(m)).toEqual([2 ** -109, 0, 0, NaN]);
    expect(lanes(p)).toEqual([2 ** -109, 0, 0, NaN]);
    expect(lanes(s)).toEqual(given);
  });
});
