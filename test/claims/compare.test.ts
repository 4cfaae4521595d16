import { describe, expect, test } from "vitest";
import { analyse } from "../../src/analysis/findings.js";
import { openFindings, gatherEvidence, judgeStudy } from "../../src/claims/judge.js";
import { readRecords } from "../../src/analysis/records.js";
import { claimProblems } from "../../src/claims/problems.js";
import { resolveClaims, withNeeds } from "../../src/claims/index.js";
import type { CompareDeclaration, Experiment } from "../../src/experiment/experiment.js";
import { loadConfig } from "../../src/experiment/load-config.js";
import { matchedNetworks } from "../../src/experiment/match.js";
import { compareTimings } from "../../src/claims/compare/seconds.js";
import { timingKey } from "../../src/claims/timing/measure.js";
import { claimSections } from "../../src/reports/content/verdicts.js";
import { claimsTable } from "../../src/tables/claims.js";
import { targetsTable } from "../../src/tables/targets.js";
import { equivalenceTest } from "../../src/stats/index.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import margins from "../fixtures/stats/margins.json" with { type: "json" };
import { noise, scriptedExperiment, scriptedStudy, type Script } from "../helpers/scripted-study.js";

const named = (label: string) => ({ label, name: label, parameters: {} });
const twoOptimizers: Partial<Experiment> = {
  learningRates: [0.1],
  optimizers: [named("sgd"), named("adam")],
};

const adamAgainstSgd = (claim: Pick<CompareDeclaration, "is"> & Partial<CompareDeclaration>) => ({
  compare: { activation: "relu", optimizer: "adam" },
  with: { activation: "relu", optimizer: "sgd" },
  measure: "epochs_to_target" as const,
  ...claim,
});

const studyOf = (
  claims: readonly CompareDeclaration[],
  script: (spec: TrialSpec) => Script,
  overrides: Partial<Experiment> = twoOptimizers,
) => scriptedStudy({ ...overrides, claims }, script);

const judged = (...given: Parameters<typeof studyOf>) => judgeStudy(studyOf(...given)).verdicts;

/** Adam takes so many times as long, or loses so many times as much, as plain gradient descent. */
const factorOfAdam = (factor: number, spread: number) => (spec: TrialSpec) =>
  20 *
  (spec.optimizer.label === "adam" ? factor : 1) *
  noise({ ...spec, gain: spec.optimizer.label as "own" }, spread);

/** What is claimed of times, said of losses. */
const sizeOfLoss = (is: Exclude<CompareDeclaration["is"], string>) =>
  is.sooner === undefined ? is : { less: is.sooner };

/** Adam is the more accurate by 0.1, and kills more units by 0.2. */
const accurateAdam = (spec: TrialSpec): Script => ({
  time: null,
  accuracy: (spec.optimizer.label === "adam" ? 0.8 : 0.7) * noise(spec, 0.01),
  health: (name) => (name === "dead" ? [0, spec.optimizer.label === "adam" ? 0.25 : 0.05] : undefined),
});

describe("a known truth about two optimisers", () => {
  test.each([
    ["2 × is supported as 1.5 × sooner", { sooner: 1.5 }, 0.5, 0.05, "supported"],
    ["1.2 × is the direction only of 1.5 × sooner", { sooner: 1.5 }, 1 / 1.2, 0.03, "direction only"],
    ["0.8 × is refuted as sooner", "sooner", 1.25, 0.05, "refuted"],
    ["a tight 1 × is equal within 10 %", { equal: 0.1 }, 1, 0.02, "supported"],
    ["a wide 1 × is not decided to be equal", { equal: 0.1 }, 1, 0.8, "inconclusive"],
    ["1.5 × is refuted as equal within 10 %", { equal: 0.1 }, 1.5, 0.05, "refuted"],
    ["1.01 × as long is not worse by 5 %", { notWorse: 0.05 }, 1.01, 0.01, "supported"],
    ["1.3 × as long is worse by 5 %", { notWorse: 0.05 }, 1.3, 0.05, "refuted"],
    ["a wide 1 × is not decided to be not worse", { notWorse: 0.05 }, 1, 0.8, "inconclusive"],
  ] as const)("%s", (_, is, factor, spread, expected) => {
    const time = factorOfAdam(factor, spread);
    const times = judged([adamAgainstSgd({ is })], (spec) => ({ time: time(spec) }));
    expect(times.map(({ verdict }) => verdict)).toEqual([expected]);
    const ofLoss = {
      measure: "final_test_loss",
      is: typeof is === "string" ? "less" : sizeOfLoss(is),
    } as const;
    const losses = judged([adamAgainstSgd(ofLoss)], (spec) => ({ time: null, loss: time(spec) }));
    expect(losses.map(({ verdict }) => verdict)).toEqual([expected]);
  });

  test("accuracies and shares are compared by their difference, in the direction that is claimed", () => {
    const claims = (
      [
        ["final_test_accuracy", { more: 0.05 }],
        ["final_test_accuracy", { more: 0.2 }],
        ["final_test_accuracy", "less"],
        ["final_test_accuracy", { notWorse: 0.01 }],
        ["dead_share", { more: 0.1 }],
        ["dead_share", { notWorse: 0.1 }],
        ["dead_share", { equal: 0.3 }],
      ] as const
    ).map(([measure, is]) => adamAgainstSgd({ measure, is }));
    const verdicts = judged(claims, accurateAdam);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([
      "supported",
      "direction only",
      "refuted",
      "supported",
      "supported",
      "refuted",
      "supported",
    ]);
    expect(verdicts[0].finding).toMatch(
      /^ReLU with adam ends with a test accuracy 0\.\d+ higher than ReLU with sgd \(95 % interval 0\.\d+ to 0\.\d+, 20 pairs, both at a learning rate of 0\.1\), at least 0\.05 higher$/,
    );
    expect(verdicts[4].estimate).toMatchObject({ lower: -0.2, upper: -0.2 });
  });

  test("a diverged trial's loss is known to be no less, and no more: it costs certainty", () => {
    const script = (spec: TrialSpec): Script => ({
      time: null,
      loss: factorOfAdam(0.5, 0.05)(spec),
      diverges: spec.optimizer.label === "sgd" && spec.seed <= 3,
    });
    const [verdict] = judged([adamAgainstSgd({ measure: "final_test_loss", is: { less: 1.2 } })], script);
    expect(verdict).toMatchObject({ verdict: "supported", n: 20, censored: 3 });
    const all = judged([adamAgainstSgd({ measure: "final_test_loss", is: { less: 1.2 } })], (spec) => ({
      ...script(spec),
      diverges: spec.optimizer.label === "sgd",
    }));
    expect(all[0]).toMatchObject({ verdict: "inconclusive", censored: 20 });
  });
});

describe("where the arms are compared", () => {
  const free = {
    compare: { optimizer: "adam" },
    with: { optimizer: "sgd" },
    measure: "epochs_to_target",
  } as const;
  const time = (spec: TrialSpec): Script => ({ time: factorOfAdam(0.5, 0.1)(spec) });

  test("is every condition that they share, each with each of its activations", () => {
    const overrides = { ...twoOptimizers, gains: ["own", "unit"] } as const;
    const verdicts = judged([{ ...free, is: "sooner" }], time, overrides);
    expect(verdicts.map(({ a, b, where }) => [a?.label, b?.label, where?.factors.gain])).toEqual(
      ["own", "unit"].flatMap((gain) =>
        ["sigmoid", "tanh", "relu"].map((name) => [`${name} with adam`, `${name} with sgd`, gain]),
      ),
    );
  });

  test("is told in a report by the arms and the given rates that it is of", () => {
    const overrides = { ...twoOptimizers, learningRates: [0.1, 0.3] };
    const verdicts = judged(
      [{ ...free, is: "sooner" }],
      (spec) => ({
        time: factorOfAdam(spec.activation.label === "tanh" ? 1 : 0.5, 0.1)(spec),
      }),
      overrides,
    );
    const [{ rows }] = claimSections(verdicts);
    expect(rows[0].elsewhere).toBe(
      "Elsewhere: ? tanh with adam and rate 0.1; ✓ relu with adam and rate 0.1; ✓ sigmoid with adam and rate 0.3; ? tanh with adam and rate 0.3; ✓ relu with adam and rate 0.3.",
    );
  });

  test("has no value in claims.csv of what they differ in, and times stand over the ladder of targets", () => {
    const study = studyOf([{ ...free, is: { equal: 0.2 } }], time);
    const findings = analyse(study, judgeStudy(study));
    const table = claimsTable.fileOf(study);
    const [row] = [...table.records(findings)];
    const cell = (name: string) => row[table.fields.findIndex((field) => field.name === name)];
    expect([cell("optimizer"), cell("initializer"), cell("claimed_ratio")]).toEqual([null, "auto", null]);
    expect(cell("claimed_lower")).toBeCloseTo(1 / 1.2, 12);
    expect(cell("claimed_upper")).toBe(1.2);
    const targets = [...targetsTable.records(findings)];
    expect(targets.length).toBeGreaterThan(10);
    expect(new Set(targets.map((record) => record.at(-1)))).toContain("refuted");
  });

  test("claims.csv of a study without such a claim has no columns for it", () => {
    const study = scriptedStudy(
      { ...twoOptimizers, claims: [{ faster: "relu", than: "tanh", times: 2 }] },
      time,
    );
    expect(claimsTable.fileOf(study).fields.map(({ name }) => name)).not.toContain("claimed_lower");
  });

  test("each arm has its own tuned rate, and a shared one is that of its whole field", () => {
    const tuning = {
      from: 0.01,
      to: 1,
      perDecade: 1,
      extend: 0,
      seeds: 3,
      regimes: ["shared", "tuned"],
    } as const;
    const overrides = { ...twoOptimizers, learningRates: [], tuning };
    const verdicts = judged(
      [adamAgainstSgd({ is: "sooner" })],
      (spec) => {
        const best = spec.optimizer.label === "adam" ? 0.1 : 1;
        return { time: (spec.learningRate === best ? 1 : 4) * factorOfAdam(0.5, 0.05)(spec) };
      },
      overrides,
    );
    expect(
      verdicts.map(({ where, a, b, verdict }) => [where?.regime, a?.learningRate, b?.learningRate, verdict]),
    ).toEqual([
      ["shared", 0.1, 1, "inconclusive"],
      ["tuned", 0.1, 1, "inconclusive"],
    ]);
    expect(verdicts[0].finding).toContain(
      "at learning rates of 0.1 and 1, each the best for its whole field",
    );
    expect(verdicts[1].finding).toContain("the last of its grid");
  });

  test("a comparison of seconds asks the clock about a step of each, and stands with what it decides", () => {
    const overrides = {
      ...twoOptimizers,
      claims: [{ ...free, measure: "seconds_per_epoch", is: { sooner: 1.2 } }],
    } as const;
    const [claim] = resolveClaims(overrides.claims, { ...scriptedExperiment, ...overrides });
    const requests = claim.timings!({ ...scriptedExperiment, ...overrides });
    expect(requests.map(({ a, b }) => [a.activation.label, a.optimizer.label, b.optimizer.label])).toEqual(
      ["sigmoid", "tanh", "relu"].map((name) => [name, "adam", "sgd"]),
    );
    const study = scriptedStudy(overrides, time);
    expect(judgeStudy(study).verdicts[0].finding).toContain("nothing was timed");
  });

  test.each([
    [
      "two rates were chosen",
      {
        learningRates: [],
        tuning: { from: 0.1, to: 1, perDecade: 1, extend: 0, seeds: 3, regimes: ["shared", "tuned"] },
      },
      "tuned",
    ],
    ["two rates were given", { learningRates: [0.01, 0.1] }, "given"],
  ] as const)("a comparison of the seconds of an epoch is told once, though %s", (_, rates, regime) => {
    const declaration = { ...free, measure: "seconds_per_epoch", is: "sooner" } as const;
    const study = scriptedStudy({ ...twoOptimizers, ...rates, claims: [declaration] }, time);
    const timings = compareTimings(study.experiment, declaration).map((request) => ({
      key: timingKey(request),
      turns: Array.from({ length: 24 }, (_turn, i) => ({ a: 1, b: 2 + i / 100 })),
    }));
    const { verdicts } = judgeStudy(study, { timings });
    expect(verdicts.map(({ verdict, a, where }) => [verdict, a?.label, where?.regime])).toEqual([
      ["supported", "sigmoid with adam", regime],
      ["supported", "tanh with adam", regime],
      ["supported", "relu with adam", regime],
    ]);
  });
});

/** Maxout is the faster only where it is as wide as the config says. */
const medianOf = ({ activation, hidden }: TrialSpec) =>
  activation.label === "maxout" && hidden[0] === 24 ? 5 : 20;

const threeActivations = (claims: unknown, match?: unknown) =>
  JSON.stringify({
    datasets: "moons",
    network: { hidden: [24] },
    activations: ["relu", "maxout", "tanh"],
    learningRate: [0.1],
    match,
    claims,
  });

describe("a claim at equal cost", () => {
  const load = (...given: Parameters<typeof threeActivations>) =>
    loadConfig(threeActivations(...given), { file: "c.json", readFile: () => "", check: claimProblems })
      .experiment;
  const maxoutSooner = { compare: { activation: "maxout" }, with: { activation: "relu" }, is: "sooner" };
  const atEqualParameters = { ...maxoutSooner, match: "parameters" };

  test("is of networks of its own, beside the same claim as the config has them", () => {
    const experiment = { ...load([maxoutSooner, atEqualParameters]), training: scriptedExperiment.training };
    const study = scriptedStudy(experiment, (spec) => ({ time: medianOf(spec) * noise(spec, 0.05) }));
    const networks = study.plan.map(({ activation, hidden }) => `${activation.label} ${hidden.join("x")}`);
    expect([...new Set(networks)].toSorted()).toEqual(["maxout 15", "maxout 24", "relu 24", "tanh 24"]);
    const { verdicts } = judgeStudy(study);
    expect(verdicts.map(({ claim, verdict }) => [claim, verdict])).toEqual([
      ["epochs_to_target-maxout-sooner-relu", "supported"],
      ["epochs_to_target-maxout-sooner-relu-at-equal-parameters", "inconclusive"],
    ]);
    expect(verdicts[1].statement).toBe("at equal parameters, maxout reaches the target sooner than relu");
    expect(verdicts[1].finding).toContain("with about as many parameters (hidden layers 15 and 24)");
    expect(verdicts[1].a?.values).toEqual({ activation: "maxout", hidden: "15" });
    expect(claimsTable.fileOf(study).fields.map(({ name }) => name)).toContain("hidden_a");
  });

  test("has the widths that the whole study would have, matched to the second arm", () => {
    const [claimed] = withNeeds(
      load([{ ...maxoutSooner, with: { activation: "tanh" }, match: "flops" }]),
    ).slice(1);
    const whole = load(undefined, { cost: "flops", reference: "tanh" });
    const ofBoth = matchedNetworks(whole).filter(({ activation }) => activation !== "relu");
    expect(matchedNetworks(claimed)).toEqual(ofBoth);
  });

  test("changes no other experiment, and is refused where no other networks would be trained for it", () => {
    expect(load([maxoutSooner])).not.toHaveProperty("shapes");
    const bySeed = {
      compare: { learningRate: 0.1 },
      with: { learningRate: 0.1 },
      is: "sooner",
      match: "flops",
    };
    expect(() => load([bySeed])).toThrow(
      'claims.0.match  found "flops", but neither arm names an activation',
    );
    expect(() => load([atEqualParameters], "flops")).toThrow(
      'claims.0.match  found "parameters", but all networks of this config cost the same flops already',
    );
    const late = { ...atEqualParameters, measure: "epochs_to_target" } as CompareDeclaration;
    expect(() => resolveClaims([late], load([maxoutSooner]))).toThrow(
      'match: found "parameters", but no such networks were trained; declare the claim in the config',
    );
  });
});

describe("the p that decides", () => {
  test.each(margins)(
    "is R's, of n = $logRatios.length and a margin of $margin",
    ({ logRatios, margin, notWorse, equivalent, signs }) => {
      const seeds = logRatios.map((_, i) => i + 1);
      const script = ({ optimizer, seed }: TrialSpec): Script => ({
        time: 20 * (optimizer.label === "adam" ? Math.exp(-logRatios[seed - 1]) : 1),
      });
      const claims = [
        adamAgainstSgd({ is: { notWorse: margin } }),
        adamAgainstSgd({ is: { equal: margin } }),
      ];
      const [one, two] = judged(claims, script, { ...twoOptimizers, seeds });
      // Words rest on both sides together, and on both tests: twice the larger one-sided p of the side that decides.
      const [least, most] = [Math.max(notWorse, signs.notWorse), Math.max(equivalent, signs.equivalent)];
      if (least < 0.4) expect(one.p).toBeCloseTo(2 * least, 9);
      if (most < 0.4) expect(two.p).toBeCloseTo(2 * most, 9);
      expect(one.verdict === "supported").toBe(2 * least <= 0.05);
      expect(two.verdict === "supported").toBe(2 * most <= 0.05);
      const exact = logRatios.map((value) => ({ lower: value, upper: value }));
      expect(equivalenceTest(exact, 1 + margin)).toBeCloseTo(equivalent, 9);
    },
  );
});

test("a comparison goes on until its word can no longer change", () => {
  const open = (is: CompareDeclaration["is"], factor: number, spread: number) => {
    const study = studyOf([adamAgainstSgd({ is })], (spec) => ({ time: factorOfAdam(factor, spread)(spec) }));
    return openFindings(gatherEvidence(study, [], readRecords(study), [])).length;
  };
  expect(open({ equal: 0.1 }, 1, 0.02)).toBe(0);
  expect(open({ equal: 0.1 }, 1, 0.8)).toBe(1);
  expect(open({ sooner: 6 }, 0.9, 0.6)).toBe(1);
  expect(open({ sooner: 6 }, 0.5, 0.1)).toBe(0);
  expect(open("sooner", 1, 0.02)).toBe(0);
  expect(open({ notWorse: 0.05 }, 1, 0.01)).toBe(0);
});

test("everything that is wrong with such a claim is told with its place and the nearest name", () => {
  const text = `{
  "datasets": "moons", "activations": ["relu", "tanh"], "optimizer": ["sgd", "adam"], "loss": ["auto", "hinge"],
  "regularization": [{ "l2": 0.1 }, { "dropout": 0.5 }],
  "claims": [
    { "compare": { "activation": "rleu" }, "with": { "activation": "tanh" }, "is": "sooner" },
    { "compare": { "optimizer": "nadam" }, "with": { "optimizer": "sgd", "dropout": 0.2 }, "is": "sooner", "onDatasets": ["mons"] },
    { "compare": { "optimizer": "adam" }, "with": { "optimizer": "sgd" }, "is": "less" },
    { "compare": { "optimizer": "adam" }, "with": { "optimizer": "sgd" }, "measure": "gradient_ratio", "is": { "notWorse": 0.1 } },
    { "compare": { "optimizer": "adam" }, "with": { "optimizer": "adam" }, "is": "sooner" },
    { "compare": { "l2": 0.1, "dropout": 0.5 }, "with": { "l2": 0, "dropout": 0.5 }, "is": "sooner" },
    { "compare": { "l2": 0.1 }, "with": { "l2": 0 }, "is": "sooner" },
    { "compare": { "loss": "hinge" }, "with": { "loss": "auto" }, "measure": "best_test_loss", "is": "less" },
    { "compare": { "optimizer": "adam" }, "with": { "optimizer": "sgd" }, "is": { "equal": 0 } },
    { "compare": { "optimizer": "adam" }, "with": { "optimizer": "sgd" }, "is": { "sooner": 0.5 } }
  ]
}`;
  const load = () => loadConfig(text, { file: "c.json", readFile: () => "", check: claimProblems });
  expect(load).toThrow(
    `c.json:5:20  claims.0.compare.activation  found "rleu", which the config never trains; did you mean "relu"?
c.json:6:20  claims.1.compare.optimizer  found "nadam", which the config never trains; did you mean "adam"?
c.json:6:74  claims.1.with.dropout  found 0.2, which the config never trains: it has 0 and 0.5; add it to regularization.dropout, or name another
c.json:6:123  claims.1.onDatasets.0  found "mons"; did you mean "moons"?
c.json:7:75  claims.2.is  found "less" of a time, expected sooner, equal or notWorse; for later, swap the arms
c.json:8:112  claims.3.is.notWorse  found "notWorse", but neither more nor less gradient_ratio is worse; expected less, more or equal
c.json:9:5  claims.4  both arms are the same; name a factor in which they differ, in both of them
c.json:10:7  claims.5.compare  the config never trains these together; add them to regularization
c.json:11:5  claims.6  the config has no two arms that differ in l2 alone; add the missing ones to regularization
c.json:12:5  claims.7  arms that minimise different losses can't be compared by best_test_loss, which is of those; choose an accuracy
c.json:13:83  claims.8.is.equal  found a margin of 0, expected more: no number of seeds shows that two are the same
c.json:14:83  claims.9.is.sooner  found 0.5, expected a factor of at least 1`,
  );
});

const problems = (claim: string) => () =>
  loadConfig(`{ "datasets": "moons", "activations": ["relu", "tanh"], "claims": [${claim}] }`, {
    file: "c.json",
    readFile: () => "",
    check: claimProblems,
  });

test("a margin of whole percentage points is refused before it is supported by anything", () => {
  const claim = `{ "compare": { "activation": "relu" }, "with": { "activation": "tanh" }, "measure": "final_test_accuracy", "is": { "notWorse": 1 } }`;
  expect(problems(claim)).toThrow("found 1, expected less than 1: 0.01 is one percentage point");
});

test("a claim of no difference without its margin is refused with an example", () => {
  const arms = '"compare": { "activation": "relu" }, "with": { "activation": "tanh" }';
  for (const kind of ["equal", "notWorse"]) {
    expect(problems(`{ ${arms}, "is": "${kind}" }`)).toThrow(
      `claims.0.is  found "${kind}" without a margin, without which no number of seeds could show it; expected one, such as ` +
        `{ "${kind}": 0.1 }: a factor of 1.1 of times and losses, 0.1 more or less of accuracies and shares`,
    );
  }
});

test("the rates that a claim on seconds names are timed as well", () => {
  const claim = {
    compare: { learningRate: 0.1 },
    with: { learningRate: 0.3 },
    measure: "seconds_to_target",
    is: "sooner",
  } as const;
  const experiment = { ...scriptedExperiment, learningRates: [0.1, 0.3] };
  const [resolved] = resolveClaims([claim], experiment);
  expect(resolved.timings!(experiment).map(({ a }) => a.activation.label)).toEqual([
    "sigmoid",
    "tanh",
    "relu",
  ]);
});

test("what is misspelt in the claim itself is told as any other key", () => {
  const arms = '"compare": { "activation": "relu" }, "with": { "activation": "tanh" }';
  expect(problems(`{ ${arms}, "is": "soner" }`)).toThrow(
    'claims.0.is  found "soner"; did you mean "sooner"?',
  );
  expect(problems(`{ ${arms}, "is": { "sonner": 2 } }`)).toThrow(
    'unknown key "sonner"; did you mean "sooner"?',
  );
  expect(problems(`{ ${arms}, "is": {} }`)).toThrow(
    "found none, expected one of sooner, less, more, equal, notWorse",
  );
  expect(problems(`{ ${arms}, "is": "less", "measure": "final_test_los" }`)).toThrow(
    'did you mean "final_test_loss"?',
  );
  expect(problems('{ "compare": { "batch_size": 8 }, "with": { "batchSize": 8 }, "is": "sooner" }')).toThrow(
    'claims.0.compare.batch_size  unknown key "batch_size"; did you mean "batchSize"?',
  );
});
