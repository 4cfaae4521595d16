import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { claims } from "../../src/claims/index.js";
import { claimProblems } from "../../src/claims/problems.js";
import { configIn } from "../../src/experiment/overrides.js";
import { checkConfig } from "../../src/experiment/load-config.js";
import { leftOut, raceConfigOf } from "../../src/race/config.js";
import { LECTURE } from "../../src/race/lecture.js";

const check = (config: unknown) => checkConfig(config, () => "", claimProblems);

describe("a race's config", () => {
  it("is in each link of the page for teachers, and valid", () => {
    const page = readFileSync(new URL("../../docs/teaching.md", import.meta.url), "utf8");
    const races = [...page.matchAll(/^\[\d+\]: race\.html(#\S+)$/gm)].map(([, hash]) => configIn(hash));
    expect(races).toHaveLength(10);
    for (const race of races) expect(() => check(race)).not.toThrow();
  });

  it("is there for every claim of the lecture, and valid", () => {
    expect(Object.keys(LECTURE).toSorted()).toEqual([...claims.names].toSorted());
    for (const race of Object.values(LECTURE)) expect(() => check(race)).not.toThrow();
  });

  it("is the first condition of a study, without a search, and the rest is said to be left out", () => {
    const study = {
      $schema: "actbench.schema.json",
      datasets: ["moons", "xor"],
      activations: "relu",
      learningRate: { from: 0.01, to: 1 },
      training: { epochs: 5, batchSize: [16, 32] },
      claims: ["relu-6x-tanh"],
      seeds: { until: "decided", from: 8 },
    };
    const race = {
      datasets: "moons",
      activations: ["relu"],
      learningRate: 0.1,
      training: { epochs: 5, batchSize: 16 },
      claims: ["relu-6x-tanh"],
      seeds: 8,
    };
    expect(raceConfigOf(study)).toEqual(race);
    expect(leftOut(study)).toMatch(
      /^Of datasets, batchSize the first is raced\. Instead of a search.*The first seeds/,
    );
    expect(leftOut(race)).toBeUndefined();
  });
});
