import { describe, expect, test } from "vitest";
import { whereOf, type EvaluatedArm } from "../../src/analysis/conditions.js";
import { ALONE } from "../../src/claims/decide.js";
import { resolveClaims } from "../../src/claims/index.js";
import { judge, judgeStudy } from "../../src/claims/judge.js";
import type { Experiment, FasterDeclaration } from "../../src/experiment/experiment.js";
import { rateAlone } from "../../src/experiment/tuning/point.js";
import { fieldsOf } from "../../src/experiment/plan.js";
import { normal } from "../../src/random/draws.js";
import { stream } from "../../src/random/stream.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { verdictSentence } from "../../src/tables/claims.js";
import { choice, noise, scriptedExperiment, scriptedStudy, type Script } from "../helpers/scripted-study.js";

const tuning = {
  from: 0.01,
  to: 1,
  perDecade: 1,
  extend: 3,
  seeds: 8,
  regimes: ["shared", "tuned"],
} as const;
const tuned = { learningRates: [], tuning };

/** Times at which activations reach their target at the best rate, 0.1; three times as long at any other. */
const takes =
  (times: Readonly<Record<string, number | null>>, spread = 0.2) =>
  (spec: TrialSpec): Script => {
    const time = times[spec.activation.label] ?? null;
    return {
      time: time && time * (spec.learningRate === 0.1 ? 1 : 3) * noise(spec, spread),
      loss: 1 + Math.abs(Math.log10(spec.learningRate) + 1),
    };
  };

function judged(
  declaration: FasterDeclaration,
  script: (spec: TrialSpec) => Script,
  overrides: Partial<Experiment> = tuned,
) {
  return judgeStudy(scriptedStudy({ claims: [declaration], ...overrides }, script)).verdicts;
}

const sixTimes: FasterDeclaration = { faster: "relu", than: "tanh", times: 6 };
const faster: FasterDeclaration = { faster: "relu", than: "tanh", times: 1.1 };

/** The higher the rate, the sooner. */
const everSooner = (spec: TrialSpec): Script => ({
  time: (spec.activation.label === "relu" ? 1 : 10) / spec.learningRate ** 0.25,
});

/** The sigmoid arrives at a rate of 1 alone, which suits the others less. */
const oneRateForSigmoid = (spec: TrialSpec): Script => {
  const best = spec.activation.label === "sigmoid" ? 1 : 0.1;
  const usual = spec.learningRate === best ? 20 : 60;
  return {
    time: spec.learningRate !== 1 && spec.activation.label === "sigmoid" ? null : usual * noise(spec, 0.1),
  };
};

describe("a known truth", () => {
  test.each([
    ["6.5 × with noise is supported for 6 ×", sixTimes, { relu: 20, tanh: 130 }, 0.05, "supported"],
    ["3 × is the direction only for 6 ×", sixTimes, { relu: 20, tanh: 60 }, 0.2, "direction only"],
    ["0.9 × is refuted for 1.1 ×", faster, { relu: 20, tanh: 18 }, 0.05, "refuted"],
    ["a tight 1 × is refuted for 1.1 ×", faster, { relu: 20, tanh: 20 }, 0.02, "refuted"],
    ["a wide 1 × is inconclusive for 1.1 ×", faster, { relu: 20, tanh: 20 }, 0.8, "inconclusive"],
    ["none ever arriving is inconclusive", sixTimes, { relu: null, tanh: null }, 0.2, "inconclusive"],
    ["only the faster ever arriving is supported", sixTimes, { relu: 20, tanh: null }, 0.2, "supported"],
    ["only the slower ever arriving is refuted", sixTimes, { relu: null, tanh: 20 }, 0.2, "refuted"],
  ] as const)("%s", (_, declaration, times, spread, expected) => {
    const verdicts = judged(declaration, takes(times, spread));
    expect(verdicts.map(({ where, verdict }) => [where?.regime, verdict])).toEqual([
      ["shared", expected],
      ["tuned", expected],
    ]);
  });

  test("five pairs are inconclusive, however clear they are", () => {
    const verdicts = judged(sixTimes, takes({ relu: 1, tanh: 900 }), { ...tuned, seeds: [1, 2, 3, 4, 5] });
    expect(verdicts.map(({ verdict, n }) => [verdict, n])).toEqual([
      ["inconclusive", 5],
      ["inconclusive", 5],
    ]);
    expect(verdicts[0].finding).toContain("fewer than 6 pairs decide nothing");
  });

  test("where both best rates are at the edge of an extended grid nothing is decided", () => {
    const [shared, own] = judged(sixTimes, everSooner);
    expect([shared.verdict, own.verdict]).toEqual(["inconclusive", "inconclusive"]);
    expect(own).toMatchObject({ atEdge: true, a: { learningRate: 1000 } });
    expect(own.finding).toContain("the last of its grid");
  });

  test("a best rate at the edge leaves standing what a better one could only strengthen", () => {
    const own = (edge: "relu" | "tanh", ratio: number) =>
      judged(sixTimes, (spec) => {
        const relu = spec.activation.label === "relu";
        const usual = (relu ? 10 : 10 * ratio) * noise(spec, 0.02);
        const atBest =
          spec.activation.label === edge ? spec.learningRate ** -0.25 : spec.learningRate === 0.1 ? 1 : 3;
        return { time: usual * atBest * (spec.activation.label === edge ? 1000 ** 0.25 : 1) };
      }).find(({ where }) => where?.regime === "tuned");
    const cases = [
      ["relu", 9, "supported"],
      ["relu", 3, "inconclusive"],
      ["relu", 0.5, "inconclusive"],
      ["tanh", 9, "inconclusive"],
      ["tanh", 3, "refuted"],
      ["tanh", 0.5, "refuted"],
    ] as const;
    for (const [edge, ratio, expected] of cases) {
      const found = own(edge, ratio);
      expect([edge, ratio, found?.verdict], found?.finding).toEqual([edge, ratio, expected]);
      expect(found?.atEdge).toBe(true);
      expect(found?.finding.includes("the last of its grid")).toBe(expected === "inconclusive");
    }
  });

  test("a few seeds that hardly tell say how many would", () => {
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    const more = { ...tuned, tuning: { ...tuning, seeds: 16 }, seeds };
    const [, own] = judged(faster, takes({ relu: 20, tanh: 26 }, 0.35), more);
    expect(own.verdict).toBe("inconclusive");
    expect(own.seedsNeeded).toBeGreaterThan(8);
  });
});

const at =
  (times: Readonly<Record<string, number>>) =>
  (spec: TrialSpec): Script => ({ time: times[spec.activation.label] ?? 5 });

/** Spirals whose classes have so many rows. */
const data = (rows: readonly number[]) => [
  {
    label: "spirals",
    task: "classification" as const,
    rows: 100,
    features: 2,
    classes: rows.map((each, i) => ({ name: String(i), rows: each })),
  },
];

describe("a target that is met before any training", () => {
  const given = { learningRates: [0.1] };

  test("leaves nothing to compare where both meet it, and says so", () => {
    const [verdict] = judged(faster, at({ relu: 0, tanh: 0 }), given);
    expect(verdict.verdict).toBe("inconclusive");
    expect(verdict.finding).toContain(
      "reach 95 % training accuracy before any training, in 20 of 20 trials and 20 of 20 trials, so that their times can't be compared",
    );
  });

  test("has no ratio to a time of 0 where one meets it", () => {
    const [verdict] = judged(faster, at({ relu: 0, tanh: 8 }), given);
    expect(verdict.finding).toContain(
      "ReLU reaches 95 % training accuracy before any training, in 20 of 20 trials, and tanh in 0 of 20 trials, so that there is no ratio of their times",
    );
  });
});

test("a target that a constant prediction meets caps every verdict at inconclusive, with a warning", () => {
  const script = takes({ relu: 20, tanh: 200 });
  const study = scriptedStudy({ claims: [sixTimes], ...tuned }, script);
  const words = (rows: readonly number[]) =>
    judgeStudy(study, { data: data(rows) }).verdicts.map(({ verdict }) => verdict);
  expect(words([50, 50])).toEqual(["supported", "supported"]);
  expect(words([96, 4])).toEqual(["inconclusive", "inconclusive"]);
  const { verdicts, warnings } = judgeStudy(study, { data: data([96, 4]) });
  expect(verdicts[0].finding).toContain(
    "a constant prediction meets the target, which therefore decides nothing",
  );
  expect(warnings).toContainEqual(expect.objectContaining({ kind: "met by a constant", cases: ["spirals"] }));
});

describe("the sentence", () => {
  test("says what was found, how surely and under which circumstances", () => {
    const [, own] = judged(sixTimes, takes({ relu: 20, tanh: 60 }));
    expect(verdictSentence(own)).toMatch(
      /^direction only, on spirals: ReLU reaches 95 % training accuracy [23](\.\d)? × sooner than tanh \(95 % interval [23](\.\d)? to [34](\.\d)?, 20 pairs, each at its own best learning rate; [23](\.\d)? to [34](\.\d)? with the choice of these rates\), not 6 ×\.$/,
    );
  });

  test("names the shared learning rate, and that it is the whole field's", () => {
    const [shared] = judged(sixTimes, takes({ relu: 20, tanh: 60, sigmoid: 90 }));
    expect(shared.finding).toContain("both at a learning rate of 0.1, the best for the whole field");
  });

  test("gives a bound where only a bound is known", () => {
    const [, own] = judged(sixTimes, takes({ relu: 20, tanh: null }, 0.01));
    expect(own.estimate).toMatchObject({ bound: "≥" });
    expect(own.finding).toContain("≥ 50 × sooner");
    expect(own.finding).toContain("20 pairs, 20 of them cut off at the horizon");
  });

  test("says later of the slower one", () => {
    const [, own] = judged(faster, takes({ relu: 30, tanh: 20 }, 0.02));
    expect(own.finding).toMatch(/ReLU reaches .* 1\.5 × later than tanh \(95 % interval 1\.\d+ to 1\.\d+/);
  });

  test("never rounds a limit across the claimed factor", () => {
    const [, own] = judged({ ...sixTimes, times: 3 }, takes({ relu: 20, tanh: 59.9 }, 0.0005));
    expect(own.verdict).toBe("direction only");
    expect(own.finding).toMatch(/2\.99\d* × sooner/);
  });

  test("calls two activations equally fast only where an equivalence test says so", () => {
    const tight = judged(faster, takes({ relu: 20, tanh: 20 }, 0.02))[1];
    expect(tight.finding).toContain("equally fast to within a factor of 1.1");
    const wide = judged(sixTimes, takes({ relu: 20, tanh: 20 }, 0.5))[1];
    expect(wide.verdict).toBe("refuted");
    expect(wide.finding).not.toContain("equally fast");
  });
});

describe("verdicts do not depend on what else is in the config", () => {
  const times = { relu: 20, tanh: 60, sigmoid: 90, elu: 12 };
  const names = ["relu", "tanh", "sigmoid"];
  const verdictsOf = (fields: readonly string[], claims: Experiment["claims"]) =>
    judgeStudy(scriptedStudy({ ...tuned, activations: fields.map(choice), claims }, takes(times))).verdicts;

  test("swapping two activations changes no verdict", () => {
    const claims = [sixTimes, { faster: "relu", than: "sigmoid", times: 2 }];
    const swapped = verdictsOf(["sigmoid", "tanh", "relu"], claims);
    expect(swapped).toEqual(verdictsOf(names, claims));
  });

  test("adding a third changes no other pair's estimate where each has its own rate", () => {
    const own = (fields: readonly string[]) =>
      verdictsOf(fields, [sixTimes]).filter(({ where }) => where?.regime === "tuned");
    expect(own([...names, "elu"])).toEqual(own(names));
    expect(own(names)).toEqual(own(["relu", "tanh"]));
  });

  test("adding a third may move the shared rate, and the finding says to which", () => {
    const shared = (fields: readonly string[]) =>
      judgeStudy(
        scriptedStudy({ ...tuned, activations: fields.map(choice), claims: [sixTimes] }, oneRateForSigmoid),
      ).verdicts[0];
    expect(shared(["relu", "tanh"]).a?.learningRate).toBe(0.1);
    expect(shared(names).a?.learningRate).toBe(1);
    expect(shared(names).finding).toContain("both at a learning rate of 1, the best for the whole field");
  });
});

describe("an activation against itself", () => {
  const repetitions = 2000;
  const random = stream("against itself");
  const arm = (label: string): EvaluatedArm => ({
    label,
    spec: fieldsOf(scriptedExperiment)[0][0].spec,
    ...rateAlone(0.1),
    atEdge: false,
    sampling: "fixed",
    trials: Array.from({ length: 20 }, (_, i) => {
      // Whole epochs up to a horizon, so that ties, zeros and censored pairs abound.
      const epochs = Math.round(20 * Math.exp(0.4 * normal(random)));
      return {
        id: String(i),
        seed: i + 1,
        state: "completed",
        score: epochs > 30 ? { reached: false, horizon: 30 } : { reached: true, epochs, steps: epochs },
        best: null,
        course: undefined,
        layers: [],
        parameterCount: 1,
        linearCollapse: undefined,
      };
    }),
  });
  const conditions = Array.from({ length: repetitions }, () => {
    const arms = [arm("relu"), arm("tanh")];
    return { where: whereOf(arms[0].spec, "tuned"), arms };
  });
  const evidence = {
    metByConstant: new Set<string>(),
    isMetByConstant: () => false,
    late: new Set<string>(),
    experiment: scriptedExperiment,
    conditions: () => conditions,
    timing: () => undefined,
  };

  test("is called faster at most 5 % of the time, over 2,000 repetitions", () => {
    const [claim] = resolveClaims([{ faster: "relu", than: "tanh", times: 1 }], scriptedExperiment);
    const supported = claim.judge(evidence).filter(({ conclude }) => conclude(ALONE).verdict === "supported");
    expect(supported.length).toBeLessThanOrEqual(0.05 * repetitions);
    expect(supported.length).toBeGreaterThan(0);
  });

  test("is called faster nowhere once all tests are adjusted for each other", () => {
    const experiment = { ...scriptedExperiment, claims: [{ faster: "relu", than: "tanh", times: 1 }] };
    const verdicts = judge({ ...evidence, experiment });
    expect(verdicts).toHaveLength(repetitions);
    expect(verdicts.filter(({ verdict }) => verdict === "supported")).toEqual([]);
  });
});
