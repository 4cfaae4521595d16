import { describe, expect, test } from "vitest";
import { measureRatio, type Choice } from "../../src/analysis/location.js";
import { withChoice } from "../../src/analysis/rate-choice.js";
import { seedsToDecide } from "../../src/claims/conclude.js";
import { ALONE, isSettled, limitsOf, verdictOf } from "../../src/claims/decide.js";
import { gatherEvidence, judgeStudy, openFindings } from "../../src/claims/judge.js";
import { powerOf } from "../../src/claims/power.js";
import { readRecords } from "../../src/analysis/records.js";
import { verdictsHeading } from "../../src/reports/content/verdicts.js";
import type { Experiment, Tuning } from "../../src/experiment/experiment.js";
import { signedRankInterval, signInterval } from "../../src/stats/index.js";
import { noise, scriptedStudy } from "../helpers/scripted-study.js";

type Drawn = Partial<Pick<Tuning, "refine" | "regimes" | "tuning">> & {
  readonly times?: number;
  readonly overrides?: Partial<Experiment>;
};

/** ReLU against tanh, three times as slow, at rates of which the first is the best by this factor a decade. */
const study = (steep: number, seeds: number, { times = 1, overrides, ...tuning }: Drawn = {}) =>
  scriptedStudy(
    {
      claims: [{ faster: "relu", than: "tanh", times }],
      learningRates: [],
      tuning: { from: 0.1, to: 10, perDecade: 1, extend: 0, seeds, regimes: ["tuned"], ...tuning },
      ...overrides,
    },
    (spec) => ({
      time:
        (spec.activation.label === "relu" ? 20 : 60) *
        (1 + (steep - 1) * Math.abs(Math.log10(spec.learningRate))) *
        noise(spec, 0.2),
    }),
  );

const judged = (...drawn: Parameters<typeof study>) => judgeStudy(study(...drawn));
const verdictOn = (...drawn: Parameters<typeof study>) => judged(...drawn).verdicts[0];

/** So many pairs of which b takes this many times as long, more or less. */
const pairsOf = (n: number, ratio: number) =>
  Array.from({ length: n }, (_, i) => ({
    a: { reached: true, time: 10 } as const,
    b: { reached: true, time: 10 * ratio * 1.02 ** (i - (n - 1) / 2) } as const,
  }));

/** One other rate, at which times may have been shorter: by 0.3 to 0.3 + 0.01 · (n − 1) on the logarithm. */
const choiceOn = (n: number): Choice => [
  Array.from({ length: n }, (_, i) => ({ lower: 0.3 + i / 100, upper: 0.3 + i / 100 })),
];

/** The upper limit of the loss against the one other rate. */
const lossOf = ([rival]: Choice, confidence: number) =>
  Math.max(...[signedRankInterval, signInterval].map((interval) => interval(rival, confidence).upper));

describe("where each activation has its own best rate, chosen once", () => {
  test("an interval that the choice is part of stands beside that at the chosen rates", () => {
    const flat = verdictOn(1.02, 8);
    expect(flat.where?.regime).toBe("tuned");
    expect(flat.rateChoice?.interval.lower).toBeLessThan(0.97 * (flat.interval?.lower ?? 0));
    expect(flat.rateChoice?.interval.upper).toBeGreaterThan(1.03 * (flat.interval?.upper ?? 0));
    expect(flat.finding).toMatch(
      /, each at its own best learning rate; \d(\.\d)? to \d(\.\d)? with the choice of these rates\)/,
    );
  });

  test("nothing is added where the chosen rate is surely the best", () => {
    const steep = verdictOn(10, 8);
    expect(steep.rateChoice?.interval).toEqual(steep.interval);
    expect(steep.rateChoice?.simultaneous).toEqual(steep.simultaneous);
  });

  test("of a refined search the luck among rates that are close counts, where the grid leaves no doubt", () => {
    const grid = verdictOn(3, 8);
    expect(grid.rateChoice?.interval).toEqual(grid.interval);
    const refined = verdictOn(3, 8, { refine: { until: 0.05, rounds: 4 } });
    expect(refined.rateChoice?.interval.lower).toBeLessThan(0.97 * (refined.interval?.lower ?? 0));
    expect(refined.rateChoice?.interval.upper).toBeGreaterThan(1.03 * (refined.interval?.upper ?? 0));
  });

  test("the verdict rests on it: few tuning seeds leave open what the chosen rates would support, and the sentence says so", () => {
    const { verdicts, warnings } = judged(10, 4);
    const [few] = verdicts;
    expect(few).toMatchObject({
      verdict: "inconclusive",
      seedsNeeded: null,
      rateChoice: { tuningSeeds: 4, verdictWithout: "supported", interval: { bound: "unknown" } },
    });
    expect(few.finding).toContain("; what the choice of these rates adds is not known)");
    expect(few.finding).toContain(
      '; but the choice of the learning rates on 4 tuning seeds leaves it open: 6 of them or more, or a choice anew for every seed ("tuning": "per-replicate"), would tell',
    );
    expect(warnings.find(({ kind }) => kind === "few tuning seeds")?.cases).toEqual([
      "4 tuning seeds beside 1 measurement: from 6 on",
    ]);
    const steep = judged(10, 6);
    expect(steep.verdicts[0]).toMatchObject({
      verdict: "supported",
      rateChoice: { verdictWithout: "supported" },
    });
    expect(steep.warnings.map(({ kind }) => kind)).not.toContain("few tuning seeds");
  });

  test("a rate that may be as good leaves open what is near, and not what is far", () => {
    const near = verdictOn(1.02, 16, { times: 2.4 });
    expect(near).toMatchObject({ verdict: "inconclusive", rateChoice: { verdictWithout: "supported" } });
    expect(near.finding).toContain("at least 2.4 ×; but the choice of the learning rates on 16 tuning seeds");
    expect(near.finding).toContain(": more of them, or");
    expect(verdictOn(1.02, 16, { times: 1.5 }).verdict).toBe("supported");
  });

  test("reports count what the choice leaves open", () => {
    expect(verdictsHeading(judged(10, 8).verdicts)).not.toContain("leaves");
    expect(verdictsHeading([verdictOn(10, 4), verdictOn(10, 8)])).toContain(
      " The choice of the learning rates leaves 1 of 2 verdicts at own best rates open",
    );
  });

  test("nothing of this is where all share a rate, nor where rates are chosen for every seed anew", () => {
    const shared = verdictOn(10, 3, { regimes: ["shared"] });
    const anew = verdictOn(10, 3, { tuning: "per-replicate" });
    expect([shared, anew].map(({ verdict, rateChoice }) => [verdict, rateChoice])).toEqual([
      ["supported", null],
      ["supported", null],
    ]);
  });
});

/** Where the choice of b moves a lower limit of 2. */
const moved = (rivals: Choice) =>
  withChoice({ lower: 2, upper: 4 }, { choice: { lower: rivals } }, 0.95).lower;

describe("limits with the choice", () => {
  const choice = choiceOn(8);

  test("are moved by the signed-rank limit of the loss at their own confidence, a's upwards and b's downwards", () => {
    const a = measureRatio(pairsOf(20, 2), { choice: { upper: choice } });
    const b = measureRatio(pairsOf(20, 2), { choice: { lower: choice } });
    for (const confidence of [0.95, 0.98]) {
      const loss = lossOf(choice, confidence);
      const [fixed, ofA, ofB] = [measureRatio(pairsOf(20, 2)), a, b].map((each) =>
        limitsOf(each, { ...ALONE, confidence }),
      );
      expect(ofA.upper).toBeCloseTo(fixed.upper * Math.exp(loss), 9);
      expect(ofA.lower).toBeCloseTo(fixed.lower, 9);
      expect(ofB.lower).toBeCloseTo(fixed.lower / Math.exp(loss), 9);
      expect(ofB.upper).toBeCloseTo(fixed.upper, 9);
    }
    expect(limitsOf(b, { ...ALONE, confidence: 0.999 }).lower).toBe(0);
    expect(limitsOf(b, { ...ALONE, choice: "ignored" })).toMatchObject(
      limitsOf(measureRatio(pairsOf(20, 2)), ALONE),
    );
  });

  test("are those of the worst rival, and none where the chosen rate is the better of each", () => {
    const better = choice.map((rival) => rival.map(({ lower }) => ({ lower: -lower, upper: -lower })));
    expect(moved(better)).toBe(2);
    expect(moved([...better, ...choice])).toBe(moved(choice));
  });

  test("more seeds are advised for the ratio that they have to leave out then, and none where they can't", () => {
    const open = (ratio: number) =>
      seedsToDecide(measureRatio(pairsOf(8, ratio), { choice: { lower: choice } }), ALONE, [1])?.seeds;
    const loss = lossOf(choice, 0.95);
    expect(open(Math.exp(loss) * 0.98)).toBeUndefined();
    expect(open(Math.exp(loss) * 1.04)).toBeGreaterThan(8);
    expect(open(Math.exp(loss) * 1.04)).toBe(
      seedsToDecide(measureRatio(pairsOf(8, 1.04)), ALONE, [1])?.seeds,
    );
  });

  test("a verdict is settled where the choice hides for ever on which side of the claim the ratio is", () => {
    const settled = (ratio: number, rivals: Choice) => {
      const measurement = measureRatio(pairsOf(12, ratio), { choice: { lower: rivals } });
      return [verdictOf(measurement, ALONE, 1), isSettled(measurement, ALONE, 1, 1.1)];
    };
    expect(settled(1.3, choice)).toEqual(["inconclusive", true]);
    expect(settled(1.43, choice)).toEqual(["inconclusive", false]);
    expect(settled(2, choice)).toEqual(["supported", true]);
    expect(settled(2, choiceOn(5))).toEqual(["inconclusive", true]);
  });
});

describe("what is advised", () => {
  const open = (seeds: number, tuning?: Tuning["tuning"]) => {
    const undecided = study(10, seeds, { times: 3, tuning });
    return openFindings(gatherEvidence(undecided, [], readRecords(undecided), [])).length;
  };

  test("no further seed is trained where only more tuning seeds could tell", () => {
    expect([open(4), open(8), open(4, "per-replicate")]).toEqual([0, 1, 1]);
    expect(verdictOn(10, 4, { times: 3 }).finding).toContain(
      "; nor could more seeds of the evaluation, as the choice of the learning rates on 4 tuning seeds leaves it open",
    );
  });

  test("no number of seeds has the power to decide what too few tuning seeds leave open", () => {
    const power = (seeds: number, sampling: "fixed" | "sequential") =>
      powerOf(study(10, seeds), { seeds: 20, sampling, most: 20 }).comparisons[0];
    for (const sampling of ["fixed", "sequential"] as const) {
      expect(power(4, sampling)).toMatchObject({ tuningSeeds: 4, chance: 0, seeds: null });
      expect(power(8, sampling)).toMatchObject({ tuningSeeds: 8, chance: 1 });
    }
  });
});
