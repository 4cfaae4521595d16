import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DECIMAL_BYTES, writeDecimal } from "../../src/tables/decimal.js";

/** What was written behind one byte; empty where nothing was. */
function written(value: number): string {
  const bytes = new Uint8Array(1 + DECIMAL_BYTES);
  return Buffer.from(bytes.subarray(1, writeDecimal(value, bytes, 1))).toString();
}

describe("a number as bytes", () => {
  it.each([
    0, -0, 1, -1, 150, 0.1, -0.05, 1e-6, 9.999999e-6, 1.5e-6, 0.3333333, 99999.95, 1234567, 999999999, 12.5,
  ])("is what String makes of %s", (value) => expect(written(value)).toBe(String(value)));

  it.each([1e-7, 1e9, 1e21, 1 / 3, Math.PI, 0.1 + 0.2, NaN, Infinity, -Infinity, 5e-324])(
    "is left to String for %s",
    (value) => expect(written(value)).toBe(""),
  );

  it("is what String makes of it, of whatever size, at every precision that a curve has", () => {
    const exponent = fc.integer({ min: -320, max: 300 });
    const digits = fc.integer({ min: -99_999_999, max: 99_999_999 });
    fc.assert(
      fc.property(digits, fc.oneof(fc.integer({ min: -14, max: 3 }), exponent), (significand, power) => {
        const value = Number(`${significand}e${power}`);
        expect(["", String(value)]).toContain(written(value));
      }),
      { numRuns: 20_000 },
    );
  });

  it("is written, not left to String, for whatever a curve has that is not tiny", () => {
    fc.assert(
      fc.property(fc.float({ min: 2 ** -19, max: 2 ** 20, noNaN: true }), fc.boolean(), (size, negative) => {
        const value = Number((negative ? -size : size).toPrecision(7));
        expect(written(value)).toBe(String(value));
      }),
    );
  });

  it("is what String makes of any number, or is left to it", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(["", String(value)]).toContain(written(value));
      }),
    );
  });
});
