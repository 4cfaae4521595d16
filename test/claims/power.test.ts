import { describe, expect, test } from "vitest";
import { powerOf, type PowerOptions } from "../../src/claims/power.js";
import { noise, scriptedStudy } from "../helpers/scripted-study.js";

const times: Record<string, number> = { sigmoid: 90, tanh: 25, relu: 20 };
const pilot = scriptedStudy(
  {
    seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    claims: [
      { faster: "tanh", than: "sigmoid", times: 1 },
      { faster: "relu", than: "tanh", times: 1 },
      { faster: "relu", than: "tanh", times: 1.25 },
    ],
  },
  (spec) => ({ time: times[spec.activation.label] * noise(spec, 0.3) }),
);

const ask = (options: Partial<PowerOptions> = {}) =>
  powerOf(pilot, { seeds: 12, sampling: "fixed", most: 24, ...options });

describe("the power that a pilot lets expect", () => {
  const found = ask();

  test("is large and needs few seeds where the difference is large, and the other way round", () => {
    const [clear, small] = found.comparisons;
    expect(found.pilotSeeds).toBe(12);
    expect(clear).toMatchObject({ claim: "tanh-1x-sigmoid", n: 12, verdict: "supported", chance: 1 });
    expect(clear.seeds).toBeLessThanOrEqual(12);
    expect(small.chance).toBeLessThan(1);
    expect(small.seeds ?? Infinity).toBeGreaterThan(clear.seeds ?? 0);
  });

  test("is a range, as another pilot would have said another number", () => {
    const { atLeast, seeds, atMost } = ask({ most: 48 }).comparisons[1];
    expect(atLeast).not.toBeNull();
    expect(seeds ?? Infinity).toBeGreaterThanOrEqual(atLeast ?? 0);
    expect(atMost ?? Infinity).toBeGreaterThan(atLeast ?? 0);
  });

  test("names no number of seeds where the truth is about what is claimed", () => {
    const { seeds, chance } = found.comparisons[2];
    expect(seeds).toBeNull();
    expect(chance).toBeLessThan(0.5);
  });

  test("is the same whenever it is asked, and grows with the seeds", () => {
    const more = ask({ seeds: 24 });
    expect(more.comparisons.map(({ chance: _chance, ...rest }) => rest)).toEqual(
      found.comparisons.map(({ chance: _chance, ...rest }) => rest),
    );
    expect(more.comparisons[1].chance).toBeGreaterThanOrEqual(found.comparisons[1].chance);
  });

  test("is that of going on until it is decided where the study is to do so", () => {
    const [clear] = ask({ sampling: "sequential" }).comparisons;
    expect(clear.seeds).toBeGreaterThanOrEqual(found.comparisons[0].seeds ?? Infinity);
  });
});
