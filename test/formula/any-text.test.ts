import * as fc from "fast-check";
import { expect, it } from "vitest";
import { ActbenchError } from "../../src/errors.js";
import { compileFormula, evaluateProgram } from "../../src/formula/index.js";

const word = fc.constantFrom(
  ..."x x1 x2 k pi e 0 1 .5 1e308 exp( log( tanh( max( min( ( ) + - * / ** , ? : > < == && __proto__ constructor eval(".split(
    " ",
  ),
);
const texts = fc.oneof(
  fc.array(word, { maxLength: 12 }).map((words) => words.join(" ")),
  fc.string({ unit: "binary" }),
  fc
    .constantFrom("(", "-", "exp(", "x+", "x**", "x ? x : ")
    .chain((part) => fc.integer({ min: 1, max: 3000 }).map((times) => `${part.repeat(times)}x`)),
);

it("any text is a formula with a value at 1, or is refused with one error", () => {
  fc.assert(
    fc.property(texts, (text) => {
      try {
        const program = compileFormula(text, { k: 1.5 }, []);
        const z = new Float64Array(program.inputs).fill(1);
        const a = new Float64Array(1).fill(-1);
        evaluateProgram(program, z, new Float64Array(0), a, new Float64Array(program.inputs), 1);
        expect(a[0]).toBeTypeOf("number");
      } catch (error) {
        if (!(error instanceof ActbenchError)) throw error;
        expect(error.message).not.toBe("");
      }
    }),
    { numRuns: 400 },
  );
});
