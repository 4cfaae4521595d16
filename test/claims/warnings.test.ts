import { describe, expect, test } from "vitest";
import { customActivation } from "../../src/activations/resolve.js";
import { judgeStudy } from "../../src/claims/judge.js";
import type { Experiment } from "../../src/experiment/experiment.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { choice, noise, scriptedStudy, type Script } from "../helpers/scripted-study.js";

const claims = [{ faster: "relu", than: "tanh", times: 6 }];
const warnings = (script: (spec: TrialSpec) => Script, overrides: Partial<Experiment> = {}) =>
  judgeStudy(scriptedStudy({ claims, activations: ["tanh", "relu"].map(choice), ...overrides }, script))
    .warnings;
const kinds = (...given: Parameters<typeof warnings>) => warnings(...given).map(({ kind }) => kind);

const all =
  (time: number | null) =>
  (spec: TrialSpec): Script => ({ time: time && time * noise(spec, 0.1) });
const ifRelu = (spec: TrialSpec, script: Script): Script =>
  spec.activation.label === "relu" ? script : all(40)(spec);

/** As many parameters as a learned slope more than another's. */
const ifTanh = ({ activation }: TrialSpec): number => (activation.label === "tanh" ? 101 : 100);

const tuned: Partial<Experiment> = {
  learningRates: [],
  tuning: { from: 0.1, to: 1, perDecade: 1, extend: 3, seeds: 8, regimes: ["tuned"] },
};

describe("warns of", () => {
  test("nothing where nothing is wrong", () => {
    expect(warnings(all(40))).toEqual([]);
  });

  test.each([
    ["few seeds", () => kinds(all(40), { seeds: [1, 2, 3, 4, 5] })],
    ["grid edge", () => kinds((spec) => ({ time: 40 / spec.learningRate ** 0.1 }), tuned)],
    ["diverged", () => kinds((spec) => ifRelu(spec, { time: null, diverges: true }))],
    [
      "failed",
      () => kinds((spec) => ifRelu(spec, spec.seed === 3 ? { time: 1, failure: "no memory" } : { time: 40 })),
    ],
    ["censored", () => kinds((spec) => ifRelu(spec, { time: spec.seed <= 5 ? null : 40 }))],
    ["reached at once", () => kinds(all(0.3))],
    ["coarse evaluation", () => kinds(all(12))],
  ] as const)("%s", (kind, found) => {
    expect(found()).toEqual([kind]);
  });

  test("a claim that is declared more than once, which is counted once", () => {
    const arms = { compare: { activation: "relu" }, with: { activation: "tanh" } } as const;
    const own = { ...arms, measure: "epochs_to_target", is: "sooner" } as const;
    const given = [...claims, own, { ...own, is: { sooner: 1 } }, "relu-units-die"];
    const found = warnings(all(40), { claims: given });
    expect(found.filter(({ kind }) => kind === "declared again")).toMatchObject([
      { cases: ["epochs_to_target-relu-sooner-tanh"] },
    ]);
    const study = scriptedStudy(
      { claims: given.slice(0, 3), activations: ["tanh", "relu"].map(choice) },
      all(40),
    );
    expect(judgeStudy(study).verdicts.map(({ measurements }) => measurements)).toEqual([1, 1]);
  });

  test("a horizon that is too short to see the slower one take as long as claimed", () => {
    expect(kinds((spec) => ifRelu(spec, { time: 200 }))).toEqual([]);
    expect(
      warnings((spec) =>
        spec.activation.label === "relu" ? { time: 200 } : { time: spec.seed === 1 ? null : 900 },
      ),
    ).toMatchObject([{ kind: "short horizon", cases: ["tanh against relu on spirals (1200 epochs)"] }]);
  });

  test("networks of one width that differ in size, over all conditions together, unless their widths are matched", () => {
    const sized = (spec: TrialSpec) => ({
      ...all(40)(spec),
      parameters: spec.activation.label === "tanh" ? 180 + 10 * spec.hidden.length : 100,
    });
    const networks = [{ hidden: [8] }, { hidden: [8, 8] }];
    const [warning, ...rest] = warnings(sized, { networks });
    expect(rest).toEqual([]);
    expect(warning).toMatchObject({ kind: "unequal size", cases: ["tanh (1.9 to 2 × relu's parameters)"] });
    const match = {
      cost: "parameters",
      reference: choice("relu"),
      shapes: { spirals: { features: 2, outputs: 3 } },
    } as const;
    expect(kinds(sized, { networks, match })).toEqual([]);
    expect(kinds((spec) => ({ ...all(40)(spec), parameters: ifTanh(spec) }))).toEqual([]);
  });

  test("trials beyond the horizon only when they are more than a fifth", () => {
    expect(kinds((spec) => ifRelu(spec, { time: spec.seed <= 4 ? null : 40 }))).toEqual([]);
  });
});

test("of one kind all cases stand together, each named by activation and place", () => {
  const [warning, ...rest] = warnings(all(null), { gains: ["own", "unit"] });
  expect(rest).toEqual([]);
  expect(warning.cases).toEqual([
    "tanh on spirals with each one's own initial gain",
    "relu on spirals with each one's own initial gain",
    "tanh on spirals with the unit initial gain",
    "relu on spirals with the unit initial gain",
  ]);
});

test("fewer pairs than so many measurements need, and how many would do", () => {
  const ofRates = (count: number) =>
    warnings(
      (spec) => ({ time: 40 + spec.learningRate + spec.seed * Number(spec.activation.label === "relu") }),
      {
        learningRates: Array.from({ length: count }, (_, i) => 0.1 + i / 100),
        seeds: Array.from({ length: 10 }, (_, i) => i + 1),
      },
    );
  expect(ofRates(25)).toEqual([]);
  expect(ofRates(26)).toMatchObject([
    { kind: "few seeds for so many", cases: ["10 pairs beside 26 measurements: from 11 pairs on"] },
  ]);
});

test("of several learning rates a warning names the one", () => {
  const found = warnings(
    (spec) => (spec.learningRate === 30 ? { time: null, diverges: true } : { time: 40 }),
    { learningRates: [0.1, 30] },
  );
  expect(found).toMatchObject([
    {
      kind: "diverged",
      cases: ["tanh on spirals at a learning rate of 30", "relu on spirals at a learning rate of 30"],
    },
  ]);
});

test("a trial that diverged with a formula that breaks in f32 is told from one whose loss grew", () => {
  const mine = customActivation({ name: "mine", formula: "log(1 + exp(x))" });
  const activations = [...["tanh", "relu"].map(choice), { label: "mine", layers: [mine] }];
  const found = warnings(
    ({ activation }) => (activation.label === "tanh" ? { time: 40 } : { time: null, diverges: true }),
    { activations, claims: [] },
  );
  expect(found.map(({ kind, cases }) => [kind, cases])).toEqual([
    ["overflow", [expect.stringMatching(/^mine \(its value from x = 8\d(\.\d)? on: write softplus\(x\)\)$/)]],
    ["diverged by overflow", ["mine on spirals"]],
    ["diverged", ["relu on spirals"]],
  ]);
});
