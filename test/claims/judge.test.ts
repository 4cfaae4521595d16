import { describe, expect, test } from "vitest";
import { claims } from "../../src/claims/index.js";
import { judgeStudy } from "../../src/claims/judge.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { noise, scriptedStudy, type Script } from "../helpers/scripted-study.js";

const times: Record<string, number> = { sigmoid: 90, tanh: 26, relu: 20 };
const script = (spec: TrialSpec): Script => ({ time: times[spec.activation.label] * noise(spec, 0.3) });

const alike = (spread: number) =>
  judgeStudy(scriptedStudy({}, (spec) => ({ time: 20 * noise(spec, spread) }))).verdicts[0];

describe("p-values", () => {
  const declared = ["relu-6x-tanh", "relu-6x-sigmoid", "tanh-faster-than-sigmoid"];
  const study = scriptedStudy({ claims: declared }, script);

  test("are adjusted by Holm's method over the declared claims", () => {
    const tested = judgeStudy(study).verdicts.filter(({ p }) => p !== null);
    expect(tested).toHaveLength(3);
    const smallest = tested.toSorted((a, b) => (a.p ?? 1) - (b.p ?? 1))[0];
    expect(smallest.pAdjusted).toBe(Math.min(1, 3 * (smallest.p ?? 1)));
  });

  test("of claims that were not declared beforehand are exploratory, and adjusted among themselves", () => {
    const alone = judgeStudy(study, { claims: [claims.get("relu-not-zero-centred")] }).verdicts;
    expect(alone.map(({ status }) => status)).toEqual(["exploratory"]);
    expect(alone[0].pAdjusted).toBe(alone[0].p);
    const both = judgeStudy(study, {
      claims: [claims.get("relu-6x-tanh"), claims.get("relu-not-zero-centred")],
    });
    expect(both.verdicts.map(({ status, pAdjusted, p }) => [status, pAdjusted === p])).toEqual([
      ["declared", true],
      ["exploratory", true],
    ]);
  });
});

describe("without declared claims", () => {
  test("the first activation is compared with each other, as exploratory", () => {
    const { verdicts } = judgeStudy(scriptedStudy({}, script));
    expect(verdicts.map(({ claim, status, verdict }) => [claim, status, verdict])).toEqual([
      ["sigmoid-or-tanh", "exploratory", "supported"],
      ["sigmoid-or-relu", "exploratory", "supported"],
    ]);
  });

  test("that two are equally fast takes an equivalence test", () => {
    expect(alike(0.02)).toMatchObject({
      verdict: "refuted",
      finding: expect.stringContaining("equally fast"),
    });
    expect(alike(0.5).verdict).toBe("inconclusive");
  });
});

test("the study is read once, however many claims there are", () => {
  let reads = 0;
  const study = scriptedStudy({ claims: ["all"] }, script);
  judgeStudy({
    ...study,
    trials(specs) {
      reads++;
      return study.trials(specs);
    },
  });
  expect(reads).toBe(1);
});

describe("a finding that is certain by itself, but not together with the others", () => {
  const seeds = [1, 2, 3, 4, 5, 6, 7];
  const declared = Array.from({ length: 10 }, (_, i) => ({
    faster: "relu",
    than: "tanh",
    times: 1.1 + i / 100,
  }));
  const { verdicts } = judgeStudy(
    scriptedStudy({ claims: declared, seeds }, (spec) => ({
      time: spec.activation.label === "relu" ? 10 : 100,
    })),
  );

  test("is inconclusive, and says so", () => {
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(10).fill("inconclusive"));
    expect(verdicts[0].finding).toMatch(
      /: certain by itself \(p = 0\.0078\), but not together .*\(adjusted p = 0\.078\)$/,
    );
  });

  test("says how many seeds would satisfy the adjusted test", () => {
    expect(verdicts[0].seedsNeeded).toBeGreaterThan(7);
    expect(verdicts[0].seedsNeeded).toBeLessThan(20);
  });
});
