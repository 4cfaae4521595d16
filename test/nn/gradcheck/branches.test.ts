import { expect, test } from "vitest";
import { compileFormula, evaluateProgram } from "../../../src/formula/index.js";
import { branchProgram } from "../../../src/nn/gradcheck/branches.js";

/** The branches that a formula takes at a point. */
function branchesAt(formula: string, ...z: number[]): number[] {
  const program = branchProgram(compileFormula(formula));
  if (program === undefined) return [];
  const branches = new Float64Array(program.partials.length);
  evaluateProgram(program, Float64Array.from(z), new Float64Array(0), new Float64Array(1), branches, 1);
  return [...branches];
}

test.each([
  ["a comparison", "x > 0.5 ? x : 0", [0.4], [0.6]],
  ["the winner of a max", "max(x1, x2)", [1, 2], [2, 1]],
  ["the winner of a min", "min(x1, x2)", [1, 2], [2, 1]],
  ["the sign of an abs", "abs(x - 1)", [0.9], [1.1]],
  ["the sign of a sign", "sign(x) * x", [-0.1], [0.1]],
  ["the step of a floor", "x - floor(x)", [0.9], [1.1]],
])("%s is a branch", (_what, formula, below, above) => {
  expect(branchesAt(formula, ...below)).not.toEqual(branchesAt(formula, ...above));
  expect(branchesAt(formula, ...below)).toEqual(branchesAt(formula, ...below.map((z) => z + 1e-3)));
});

test("a smooth formula has no branches", () => {
  expect(branchProgram(compileFormula("x * tanh(log(1 + exp(x)))"))).toBeUndefined();
});
