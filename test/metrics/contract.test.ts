import { describe, expect, it } from "vitest";
import { curveMetrics, layerMetrics } from "../../src/metrics/index.js";
import type { Kernel } from "../../src/nn/kernel.js";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import { trainGroup } from "../../src/trial/train-group.js";
import { loadKernel } from "../nn/simd/load-kernel.js";
import { activationIn, aTrial } from "../trial/a-trial.js";

const all = [...curveMetrics.members, ...layerMetrics.members];

describe.each(all)("$name", ({ name, title, unit, goal, description }) => {
  it("has a column's name, a title, a unit and a sentence", () => {
    expect(name).toMatch(/^[a-z]+(_[a-z0-9]+)*$/);
    expect(title).toMatch(/^[A-Z]/);
    expect(unit).not.toBe("");
    expect(["minimize", "maximize", "none"]).toContain(goal);
    expect(description).toMatch(/^[A-Z‖].{20,}\.$/);
  });

  it("shares its name with no other", () => {
    expect(all.filter((other) => other.name === name)).toHaveLength(1);
  });
});

describe.each([
  ["the reference kernel", () => referenceKernel() as Kernel<unknown>],
  ["the SIMD kernel", () => loadKernel() as Kernel<unknown>],
])("on %s", (_title, create) => {
  const kernel = create();
  const specs = Array.from({ length: kernel.lanes }, (_, lane) =>
    aTrial({ seed: lane + 1, hidden: [6, 5], activation: activationIn(2, "prelu") }),
  );
  const { results } = trainGroup(kernel, specs, createDatasetCache({}), () => 0);

  it.each(layerMetrics.members)("$name has a value in every lane, layer and evaluation", (metric) => {
    for (const result of results) {
      if (result.state !== "completed") throw new Error(`it is ${result.state}`);
      for (const layer of result.curve.layers) {
        const values = layer[metric.name].slice(metric.name === "zig_zag" ? 1 : 0);
        expect(values.length).toBeGreaterThanOrEqual(3);
        for (const value of values) {
          expect(value).toBeTypeOf("number");
          if (metric.unit === "share") {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        }
      }
    }
  });
});
