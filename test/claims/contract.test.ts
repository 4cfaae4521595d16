import { describe, expect, test } from "vitest";
import { claims, declaredClaims, resolveClaims, withNeeds } from "../../src/claims/index.js";
import { judgeStudy } from "../../src/claims/judge.js";
import { timingKey, type Timing } from "../../src/claims/timing/measure.js";
import type { Experiment } from "../../src/experiment/experiment.js";
import { fieldsOf } from "../../src/experiment/plan.js";
import { verdictSentence } from "../../src/tables/claims.js";
import { choice, noise, scriptedExperiment, scriptedStudy, type Script } from "../helpers/scripted-study.js";
import type { TrialSpec } from "../../src/trial/spec.js";

const tuned: Partial<Experiment> = {
  learningRates: [],
  tuning: { from: 0.1, to: 1, perDecade: 1, extend: 3, seeds: 2, regimes: ["shared", "tuned"] },
  seeds: [1, 2, 3, 4, 5, 6, 7, 8],
};

const scripts: Record<string, (spec: TrialSpec) => Script> = {
  usual: (spec) => ({
    time: 40 * noise(spec, 0.3),
    health: (name, l) => (name === "gradient_norm" ? [0.5 ** l, 0.1] : [0, 0.3]),
    linearCollapse: 1e-7,
  }),
  "never arriving": () => ({ time: null }),
  "all diverging": () => ({ time: null, diverges: true, health: () => [null, null] }),
  "all failing": () => ({ time: null, failure: "no memory" }),
  "there before it begins": () => ({ time: 0 }),
};

const timingsFor = (experiment: Experiment): Timing[] =>
  claims.members.flatMap((claim) =>
    (claim.timings?.(experiment) ?? []).map((request) => ({
      key: timingKey(request),
      turns: Array.from({ length: 20 }, (_, i) => ({ a: 1e-6 * (1 + i / 100), b: 2e-6 })),
    })),
  );

test("the catalogue has every claim, in the order of the notes", () => {
  expect(claims.names).toEqual([
    "linear-collapse",
    "sigmoid-saturates",
    "exp-is-expensive",
    "non-zero-centred-slows",
    "tanh-faster-than-sigmoid",
    "tanh-saturates",
    "relu-gradient-constant",
    "relu-is-cheap",
    "relu-6x-sigmoid",
    "relu-6x-tanh",
    "relu-not-zero-centred",
    "relu-units-die",
    "leaky-fixes-dying",
    "elu-keeps-gradient",
    "maxout-costs-more",
  ]);
});

describe.each(claims.members)("$name", (claim) => {
  test("has an id in kebab case, and says what is claimed, by whom, when and where it may fail", () => {
    expect(claim.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [claim.statement, claim.source, claim.original, claim.mayFail]) {
      expect(text.length).toBeGreaterThan(8);
      expect(text).not.toMatch(/\.$/);
    }
  });

  test.each([
    ["a tuned experiment", tuned],
    ["given rates", {}],
    ["a field of its own that lacks what the claim is about", { activations: [choice("gelu")] }],
    ["networks without hidden layers", { networks: [{ hidden: [] }], activations: [choice("gelu")] }],
  ])("needs experiments that can be planned, from %s", (_, overrides) => {
    const experiment = { ...scriptedExperiment, ...overrides };
    for (const needed of claim.needs(experiment)) {
      const labels = needed.activations.map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      expect(fieldsOf(needed).length).toBeGreaterThan(0);
    }
    for (const { a, b } of claim.timings?.(experiment) ?? [])
      expect([a.hidden.length, b.hidden.length]).not.toContain(0);
  });

  test.each(Object.entries(scripts))("is judged in a sentence, with trials %s", (_, script) => {
    for (const overrides of [tuned, {}]) {
      const study = scriptedStudy({ ...overrides, claims: [claim.name] }, script);
      const { verdicts } = judgeStudy(study, { timings: timingsFor(study.experiment) });
      expect(verdicts.length).toBeGreaterThan(0);
      for (const verdict of verdicts) {
        expect(verdictSentence(verdict)).toMatch(
          /^(supported|direction only|refuted|inconclusive)(, on \S+)?: \S.*[^.]\.$/,
        );
        expect(verdictSentence(verdict)).not.toMatch(/NaN|undefined|null|Infinity/);
        expect(verdict.details).not.toMatch(/NaN|undefined|null|Infinity/);
        expect(verdict.status).toBe("declared");
      }
    }
  });

  test("is inconclusive where nothing was trained for it", () => {
    const study = scriptedStudy({ activations: [choice("gelu")], learningRates: [0.1] }, () => ({ time: 1 }));
    const ofTrials = judgeStudy(study, { claims: [claim] }).verdicts.filter(
      ({ measure }) => measure !== "largest_error",
    );
    expect(ofTrials.map(({ verdict, status }) => [verdict, status])).toEqual([
      ["inconclusive", "exploratory"],
    ]);
  });
});

const trialsFor = (names: readonly string[]): number =>
  scriptedStudy({ claims: names }, () => ({ time: 10 })).plan.length;

describe("declarations", () => {
  test("all stands for the whole catalogue, and a claim named twice is one claim", () => {
    const named = resolveClaims(["relu-6x-tanh", "all", "relu-6x-tanh"], scriptedExperiment);
    expect(named.map(({ name }) => name).toSorted()).toEqual(claims.names.toSorted());
  });

  test.each([
    [["relu-6x-tahn"], 'unknown claim: "relu-6x-tahn"'],
    [[{ faster: "relu", than: "tahn", times: 2 }], 'a claim names an unknown activation: "tahn"'],
    [[{ faster: "relu", than: "tanh", times: 2, onDatasets: ["spiral"] }], 'unknown data set: "spiral"'],
    [[{ faster: "relu", than: "relu", times: 2 }], "relu is faster than itself"],
  ])("%j are refused", (declarations, message) => {
    expect(() => resolveClaims(declarations, scriptedExperiment)).toThrow(message);
  });

  test("an activation of the catalogue that the field lacks joins it", () => {
    const experiment = { ...scriptedExperiment, claims: [{ faster: "gelu", than: "relu", times: 1 }] };
    const [, field] = withNeeds(experiment);
    expect(field.activations.map(({ label }) => label)).toEqual(["sigmoid", "tanh", "relu", "gelu"]);
  });

  test("an activation that the field calls something else is not added again", () => {
    const activations = [{ ...choice("relu"), label: "my relu" }, choice("tanh")];
    const experiment = { ...scriptedExperiment, activations, claims: ["relu-6x-tanh"] };
    expect(withNeeds(experiment)).toEqual([experiment]);
    const study = scriptedStudy(experiment, () => ({ time: 10 }));
    expect(judgeStudy(study).verdicts[0].a?.label).toBe("my relu");
  });

  test("what several claims need is asked for by each and trained once", () => {
    expect(trialsFor(["sigmoid-saturates", "tanh-saturates", "relu-gradient-constant"])).toBe(
      trialsFor(["sigmoid-saturates"]),
    );
    expect(declaredClaims(scriptedExperiment)).toEqual([]);
  });
});
