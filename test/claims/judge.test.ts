import { describe, expect, test } from "vitest";
import { claims } from "../../src/claims/index.js";
import { judgeStudy } from "../../src/claims/judge.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import type { Experiment } from "../../src/experiment/experiment.js";
import { choice, noise, scriptedStudy, type Script } from "../helpers/scripted-study.js";

const times: Record<string, number> = { sigmoid: 90, tanh: 26, relu: 20 };
const script = (spec: TrialSpec): Script => ({ time: times[spec.activation.label] * noise(spec, 0.3) });

const alike = (spread: number) =>
  judgeStudy(scriptedStudy({}, (spec) => ({ time: 20 * noise(spec, spread) }))).verdicts[0];

const pair = (claimed: number) => ({ faster: "relu", than: "tanh", times: claimed });

describe("measurements", () => {
  const declared = ["relu-6x-tanh", "relu-6x-sigmoid", "tanh-faster-than-sigmoid"];
  const study = scriptedStudy({ claims: declared }, script);
  const ofTrials = (claimNames: Experiment["claims"], overrides: Partial<Experiment> = {}) =>
    judgeStudy(scriptedStudy({ claims: claimNames, ...overrides }, script)).verdicts.filter(
      ({ p }) => p !== null,
    );

  test("of all declared claims have intervals that hold together", () => {
    const tested = judgeStudy(study).verdicts.filter(({ p }) => p !== null);
    expect(tested).toHaveLength(3);
    for (const { measurements, p, pAdjusted, interval, simultaneous } of tested) {
      expect(measurements).toBe(3);
      expect(pAdjusted).toBe(Math.min(1, 3 * (p ?? 1)));
      expect(simultaneous?.lower).toBeLessThan(interval?.lower ?? 0);
      expect(simultaneous?.upper).toBeGreaterThan(interval?.upper ?? Infinity);
    }
  });

  test("are counted once, however many claims rest on them, and whichever way round", () => {
    const turned = { faster: "tanh", than: "relu", times: 1 };
    const [alone] = ofTrials([pair(1)]);
    const all = ofTrials([pair(1), pair(1.2), pair(6), turned]);
    expect(all.map(({ measurements }) => measurements)).toEqual([1, 1, 1, 1]);
    expect(all[0]).toEqual(alone);
    expect(all[3].interval?.upper).toBeCloseTo(1 / (alone.interval?.lower ?? 0), 10);
  });

  test("at a shared rate and at each one's own are one where the rates are the same", () => {
    const tuning = {
      from: 0.1,
      to: 0.1,
      perDecade: 1,
      extend: 0,
      seeds: 2,
      regimes: ["shared", "tuned"],
    } as const;
    const both = ofTrials([{ faster: "relu", than: "tanh", times: 1 }], { learningRates: [], tuning });
    expect(both.map(({ where, measurements }) => [where?.regime, measurements])).toEqual([
      ["shared", 1],
      ["tuned", 1],
    ]);
  });

  test("of claims that were not declared beforehand are exploratory, and stand among themselves", () => {
    const alone = judgeStudy(study, { claims: [claims.get("relu-not-zero-centred")] }).verdicts;
    expect(alone.map(({ status }) => status)).toEqual(["exploratory"]);
    const both = judgeStudy(study, {
      claims: [claims.get("relu-6x-tanh"), claims.get("relu-not-zero-centred")],
    });
    expect(both.verdicts.map(({ status, measurements }) => [status, measurements])).toEqual([
      ["declared", 1],
      ["exploratory", alone[0].measurements],
    ]);
  });
});

/** The verdict on a claim of ReLU, which takes so many epochs, against tanh, which takes 60. */
const decided = (relu: number, claimed: number, spread = 0.05) =>
  judgeStudy(
    scriptedStudy({ claims: [pair(claimed)] }, (spec) => ({
      time: (spec.activation.label === "relu" ? relu : 60) * noise(spec, spread),
    })),
  ).verdicts[0];

describe("the p of a verdict", () => {
  test("is what decided, on whichever side of the claimed ratio", () => {
    for (const relu of [5, 20, 100]) {
      const { verdict, p, pAdjusted } = decided(relu, 6);
      expect([verdict, (p ?? 1) < 1e-5, (pAdjusted ?? 1) <= 0.05]).toEqual([
        { 5: "supported", 20: "direction only", 100: "refuted" }[relu],
        true,
        true,
      ]);
    }
  });

  test("of the direction only is the larger one of both that are excluded", () => {
    const { verdict, p } = decided(50, 6, 0.15);
    expect(verdict).toBe("direction only");
    expect(p).toBeGreaterThan(2 ** -19);
  });
});

describe("without declared claims", () => {
  test("the report's reference is compared with each other activation, as exploratory", () => {
    const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
    const { verdicts } = judgeStudy(scriptedStudy({ seeds }, script));
    expect(verdicts.map(({ claim, status, verdict }) => [claim, status, verdict])).toEqual([
      ["relu-or-sigmoid", "exploratory", "supported"],
      ["relu-or-tanh", "exploratory", "supported"],
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
  const names = ["tanh", "elu", "gelu", "softplus", "swish", "mish", "selu", "celu"];
  const { verdicts } = judgeStudy(
    scriptedStudy(
      {
        activations: ["relu", ...names].map(choice),
        claims: names.map((than) => ({ faster: "relu", than, times: 1.1 })),
        seeds: [1, 2, 3, 4, 5, 6, 7],
      },
      (spec) => ({ time: (spec.activation.label === "relu" ? 10 : 100) * noise(spec, 0.01) }),
    ),
  );

  test("is inconclusive, and says so", () => {
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(8).fill("inconclusive"));
    expect(verdicts[0].finding).toMatch(
      /, at least 1\.1 ×; certain by itself \(p = 0\.016\), but not together with the other 7 measurements$/,
    );
  });

  test("says how many seeds would satisfy the wider interval", () => {
    expect(verdicts[0].seedsNeeded).toBeGreaterThan(7);
    expect(verdicts[0].seedsNeeded).toBeLessThan(20);
  });
});

describe("differences that are skewed", () => {
  const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
  const [skewed, even] = [4, 1].map(
    (tail) =>
      judgeStudy(
        scriptedStudy({ claims: [pair(1)], seeds }, ({ activation, seed }) => ({
          time: activation.label === "relu" ? 10 : 20 * (1 + seed / 1000) * (seed > 27 ? tail : 1),
        })),
      ).verdicts[0],
  );

  test("have an interval of their median beside that of their pseudo-median, and say where they part", () => {
    expect(skewed.medianInterval?.upper).toBeLessThan(skewed.estimate?.lower ?? 0);
    expect(skewed.details).toBe(
      "the ratios are skewed: their pseudo-median, which signed ranks estimate, is 4.1 ×, but their median 2 to 2.1 (95 % interval of the sign test)",
    );
    expect(even.details).toBe("");
  });
});

test("an open verdict says from how many to how many seeds may decide it", () => {
  const open = decided(50, 1, 0.5);
  expect(open.verdict).toBe("inconclusive");
  expect(open.seedsNeededRange?.lower).toBeLessThan(open.seedsNeeded ?? 0);
  expect(open.seedsNeededRange?.upper).toBeGreaterThan(open.seedsNeeded ?? Infinity);
  expect(decided(10, 1).seedsNeededRange).toBeNull();
});
