import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { referenceKernel } from "../../../src/nn/reference/index.js";
import { scenarios } from "./scenarios.js";
import { simdSides, type Scenario } from "./sides.js";

const notOperations = new Set([
  "name",
  "lanes",
  "compile",
  "reset",
  "allocate",
  "slice",
  "write",
  "writeIntegers",
  "read",
  "zero",
  "copy",
]);

describe("the SIMD kernel", () => {
  it("has a scenario for every operation", () => {
    const operations = Object.keys(referenceKernel()).filter((key) => !notOperations.has(key));
    expect(Object.keys(scenarios).toSorted()).toEqual(operations.toSorted());
  });

  it("gives a trial the same bits in four lanes as in eight", () => {
    const [simd, wide] = simdSides;
    for (const scenario of Object.values(scenarios).flat()) {
      expect(wide.run(scenario).slice(0, simd.lanes.length), scenario.title).toEqual(simd.run(scenario));
    }
  });

  describe.each(simdSides)("$name", (side) => {
    describe.each(Object.entries(scenarios))("%s", (_operation, list) => {
      it("follows the reference within single precision's rounding, and writes nowhere else", () => {
        expect(list.flatMap((scenario) => deviations(side, scenario))).toEqual([]);
      });

      it("keeps the other lanes bit for bit whatever one lane holds", () => {
        const foul = fc.oneof(
          fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-42, -0),
          fc.float(),
        );
        const untouched = list.map((scenario) => ({ scenario, clean: side.run(scenario) }));
        fc.assert(
          fc.property(
            fc.constantFrom(...untouched),
            fc.constantFrom(...side.lanes),
            fc.array(foul, { minLength: 1, maxLength: 20 }),
            ({ scenario, clean }, lane, values) => {
              const poisoned = side.run(scenario, { lane, values });
              poisoned[lane] = clean[lane];
              expect(poisoned).toEqual(clean);
            },
          ),
          { numRuns: 100 },
        );
      });
    });
  });
});

/** Where the SIMD kernel is further from the reference than the scenario allows. */
function deviations(side: (typeof simdSides)[number], scenario: Scenario): string[] {
  const expected = side.runReference(scenario);
  const found = side.run(scenario);
  return side.lanes.flatMap((lane) =>
    found[lane].flatMap((x, i) =>
      Math.abs(x - expected[lane][i]) <= scenario.tolerance
        ? []
        : [`${scenario.title}: lane ${lane}, number ${i} is ${x} instead of ${expected[lane][i]}`],
    ),
  );
}
