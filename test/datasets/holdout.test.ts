import { describe, expect, test } from "vitest";
import { group as groupBy } from "d3-array";
import { csvSpecParameters, tableKey, type CsvParameters } from "../../src/datasets/csv.js";
import { drawnSamples, splitOf } from "../../src/datasets/make-dataset.js";
import { parseTable } from "../../src/datasets/parse-table.js";
import type { Experiment, Tuning } from "../../src/experiment/experiment.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { choice, scriptedStudy } from "../helpers/scripted-study.js";

const ROWS = 120;
const text = `x,y,person,day\n${Array.from(
  { length: ROWS },
  (_, i) => `${i % 17},${i % 5 === 0 ? "a" : "b"},p${(i * 7) % 23},${1 + Math.floor(i / 2)}`,
).join("\n")}\n`;

/** A table by its options, as an experiment has it. */
function tableOf(options: Partial<CsvParameters>) {
  const given = {
    path: "my.csv",
    target: "y",
    sha256: "0".repeat(64),
    exclude: ["person", "day"],
    ...options,
  };
  const parameters = csvSpecParameters.parse(given);
  return {
    dataset: { label: "mine", name: "csv", parameters },
    tables: { [tableKey(parameters)]: parseTable(text, parameters) },
  };
}

const tuning: Tuning = { from: 0.1, to: 1, perDecade: 1, extend: 0, seeds: 4, regimes: ["shared", "tuned"] };

const plans = {
  "rates chosen once": tuning,
  "rates chosen once and refined": { ...tuning, refine: { until: 0, rounds: 1 } },
  "rates chosen anew for every seed": { ...tuning, tuning: "per-replicate" },
  "rates chosen anew and refined": { ...tuning, tuning: "per-replicate", refine: { until: 0, rounds: 1 } },
} satisfies Record<string, Tuning>;

const ways = {
  rows: {},
  "a regression": { target: "x", features: ["day"], exclude: undefined },
  "rare classes": { target: "person", features: ["x"], exclude: undefined },
  "many test rows": { testShare: 0.6 },
  groups: { group: "person", exclude: ["day"] },
  times: { time: "day", exclude: ["person"] },
} satisfies Record<string, Partial<CsvParameters>>;

/** What each choice of rates is made on, and what it is for. */
function rowsSeen({ dataset, tables }: ReturnType<typeof tableOf>, search: Tuning) {
  const experiment: Partial<Experiment> = {
    datasets: [dataset],
    targets: { mine: { metric: "train_accuracy", value: 0.9 } },
    activations: [choice("relu")],
    learningRates: [],
    tuning: search,
    seeds: Array.from({ length: 12 }, (_, i) => i + 1),
  };
  const { plan } = scriptedStudy(experiment, ({ learningRate }) => ({ time: 10 / learningRate }));
  const { samples } = drawnSamples(dataset, 1, "evaluate", 1, tables);
  const splitOfTrial = (spec: TrialSpec) => splitOf(dataset, samples, spec, tables);
  const choiceOf = ({ phase, seed }: TrialSpec) => {
    if (search.tuning === undefined) return "once";
    const seeds = search.seeds * ("refine" in search ? 2 : 1);
    return phase === "evaluate" ? seed : Math.floor((seed - 1) / seeds);
  };
  const groups = groupBy(plan, (spec) => String(choiceOf(spec)));
  return [...groups.values()].map((specs) => {
    const [tuned, evaluated] = (["tune", "evaluate"] as const).map((phase) =>
      specs.filter((spec) => spec.phase === phase).map(splitOfTrial),
    );
    return { tuned, evaluated };
  });
}

describe.each(Object.entries(plans))("%s:", (_plan, search) => {
  test.each(Object.entries(ways))(
    "no tuning trial sees a row that an evaluation of its choice tests on (%s)",
    (way, options) => {
      const choices = rowsSeen(tableOf(options), search);
      expect(choices).toHaveLength(search.tuning === undefined ? 1 : 12);
      for (const { tuned, evaluated } of choices) {
        const seen = new Set(tuned.flatMap(({ train, test: held }) => [...train, ...held]));
        const tested = new Set(evaluated.flatMap(({ test: held }) => [...held]));
        expect([...tested].filter((row) => seen.has(row))).toEqual([]);
        expect(Math.min(seen.size, tested.size)).toBeGreaterThan(way === "many test rows" ? 10 : 20);
        for (const { train, test: held } of [...tuned, ...evaluated]) {
          expect(Math.min(train.length, held.length)).toBeGreaterThan(0);
          expect([...held].filter((row) => train.includes(row))).toEqual([]);
        }
      }
    },
  );

  test("test parts differ from seed to seed and are as large as without tuning", () => {
    const { dataset, tables } = tableOf({});
    const { samples } = drawnSamples(dataset, 1, "evaluate", 1, tables);
    const untuned = splitOf(dataset, samples, { rootSeed: 1, phase: "evaluate", seed: 1 }, tables);
    const tests = rowsSeen({ dataset, tables }, search).flatMap(({ evaluated }) =>
      evaluated.map(({ train, test: held }) => {
        expect([train.length, held.length]).toEqual([untuned.train.length, untuned.test.length]);
        return [...held].toSorted((a, b) => a - b).join();
      }),
    );
    expect(new Set(tests).size).toBe(12);
  });
});

test("data sets whose seeds draw rows of their own, and given rates, name no such rows", () => {
  const { plan } = scriptedStudy({ learningRates: [], tuning }, () => ({ time: 10 }));
  expect(plan.filter((spec) => spec.holdout !== undefined)).toEqual([]);
  const targets = { mine: { metric: "train_accuracy", value: 0.9 } };
  const given = scriptedStudy({ datasets: [tableOf({}).dataset], targets }, () => ({ time: 10 }));
  expect(given.plan.filter((spec) => spec.holdout !== undefined)).toEqual([]);
});
