import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { orthonormalise } from "../../../src/nn/initializers/orthonormalise.js";

interface Fixture {
  readonly gain: number;
  readonly orthogonal: { fanOut: number; fanIn: number; gaussian: number[][]; weights: number[][] }[];
}

const fixture: Fixture = JSON.parse(
  readFileSync(new URL("../../fixtures/nn/initializers.json", import.meta.url), "utf8"),
);

describe("equals torch.nn.init.orthogonal_ on the same draws", () => {
  test.each(fixture.orthogonal)("$fanOut × $fanIn", ({ fanOut, fanIn, gaussian, weights }) => {
    const matrix = Float64Array.from(gaussian.flat());
    orthonormalise(matrix, fanOut, fanIn);
    for (const [i, weight] of weights.flat().entries()) {
      expect(fixture.gain * matrix[i]).toBeCloseTo(weight, 13);
    }
  });
});

test("stays orthogonal to rounding where the vectors are nearly parallel", () => {
  const size = 10;
  const hilbert = Float64Array.from(
    { length: size * size },
    (_, i) => 1 / (1 + (i % size) + Math.floor(i / size)),
  );
  orthonormalise(hilbert, size, size);
  for (let u = 0; u < size; u++) {
    for (let v = 0; v <= u; v++) {
      let dot = 0;
      for (let i = 0; i < size; i++) dot += hilbert[u * size + i] * hilbert[v * size + i];
      expect(dot).toBeCloseTo(u === v ? 1 : 0, 12);
    }
  }
});
