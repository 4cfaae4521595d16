import { describe, expect, it } from "vitest";
import { analyse } from "../../../src/analysis/findings.js";
import { bestAtEachRate, sensitivity } from "../../../src/analysis/sensitivity.js";
import { tuningBudgets } from "../../../src/analysis/tuning-budget.js";
import { lookAgain } from "../../../src/claims/look-again.js";
import { judgeStudy } from "../../../src/claims/judge.js";
import type { Experiment, Tuning } from "../../../src/experiment/experiment.js";
import { knownTrials, settleFields } from "../../../src/experiment/known-trials.js";
import { outlookOf } from "../../../src/experiment/outlook.js";
import type { TrialScore } from "../../../src/experiment/tuning/choose.js";
import { settingsOf } from "../../../src/experiment/tuning/point.js";
import { settingsIn, type Settings } from "../../../src/factors/settings.js";
import { summaryTable } from "../../../src/tables/summary.js";
import { tuningTable } from "../../../src/tables/tuning.js";
import { trialId } from "../../../src/trial/id.js";
import type { TrialSpec } from "../../../src/trial/spec.js";
import { choice, noise, scriptedStudy } from "../../helpers/scripted-study.js";
import { csvText } from "../../helpers/csv-text.js";

/** Rates 0.1, 1 and 10. */
const tuning: Tuning = {
  from: 0.1,
  to: 10,
  perDecade: 1,
  extend: 2,
  seeds: 4,
  regimes: ["shared", "tuned"],
  with: { momentum: [0, 0.9], gain: ["own", "unit"] },
};

const experiment: Partial<Experiment> = {
  activations: ["sigmoid", "tanh", "relu", "elu"].map(choice),
  optimizers: [{ label: "momentum", name: "momentum", parameters: { momentum: 0.5 } }],
  learningRates: [],
  tuning,
  claims: [{ faster: "relu", than: "sigmoid", times: 1 }],
};

/** What is best for each activation. The best rate of tanh lies beyond the grid, with momentum alone. */
const truth: Readonly<Record<string, { readonly rate: number; readonly settings: Settings }>> = {
  sigmoid: { rate: 1, settings: { momentum: 0.9, gain: "unit" } },
  tanh: { rate: 100, settings: { momentum: 0.9, gain: "own" } },
  relu: { rate: 1, settings: { momentum: 0, gain: "own" } },
  elu: { rate: 1, settings: { momentum: 0.9, gain: "own" } },
};

const KEYS = ["momentum", "gain"];
const settingsAt = (spec: TrialSpec) => settingsIn(spec, KEYS);

/** Each setting that is not the best costs a factor of 2, each decade a factor of 3. */
function time(spec: TrialSpec): number {
  const { rate, settings } = truth[spec.activation.label];
  const own = settingsAt(spec);
  const wrong = KEYS.filter((key) => own[key] !== settings[key]).length;
  return 20 * 2 ** wrong * 3 ** Math.abs(Math.log10(spec.learningRate / rate));
}

const studied = (change: Partial<Tuning> = {}, rest: Partial<Experiment> = {}) =>
  scriptedStudy({ ...experiment, ...rest, tuning: { ...tuning, ...change } }, (spec) => ({
    time: time(spec),
  }));

const study = studied();

const chosenIn = (of: typeof study, regime: string) =>
  of.tuned(of.experiment)[0].settled[0].arms.map(({ arm, points }) => {
    const { settled } = points.find((each) => each.regime === regime)!;
    return [arm.spec.activation.label, { rate: settled.rate, settings: settled.settings }];
  });

describe("settings that are tuned together with rates", () => {
  it("are found for each activation, with a rate beyond the grid that they alone ask for", () => {
    expect(Object.fromEntries(chosenIn(study, "tuned"))).toEqual(truth);
  });

  it("are shared with the rate: the point at which the whole field is soonest", () => {
    // At a rate of 1, of sigmoid, tanh, relu and elu: 40, 180, 40 and 20 epochs; without momentum, unit gains: 40, 720, 40, 80.
    const [first, ...others] = chosenIn(study, "shared");
    expect(first[1]).toEqual({ rate: 1, settings: { momentum: 0.9, gain: "own" } });
    for (const [, point] of others) expect(point).toEqual(first[1]);
  });

  it("are those that the evaluation is trained with, on seeds that tuning did not see", () => {
    const evaluated = study.plan.filter(({ phase }) => phase === "evaluate");
    const points = new Map(
      evaluated.map((spec) => [
        JSON.stringify([spec.activation.label, spec.learningRate, settingsAt(spec)]),
        spec,
      ]),
    );
    const wanted = [...chosenIn(study, "shared"), ...chosenIn(study, "tuned")] as [
      string,
      (typeof truth)[string],
    ][];
    const keys = wanted.map(([label, { rate, settings }]) => JSON.stringify([label, rate, settings]));
    expect(new Set(points.keys())).toEqual(new Set(keys));
    expect(evaluated).toHaveLength(points.size * study.experiment.seeds.length);
  });

  it("each have a grid of their own, which grows where its own best rate stands at its edge", () => {
    const tanh = study.plan.filter(
      ({ phase, activation }) => phase === "tune" && activation.label === "tanh",
    );
    const highest = (momentum: number) =>
      Math.max(
        ...tanh
          .filter(({ optimizer }) => optimizer.parameters.momentum === momentum)
          .map(({ learningRate }) => learningRate),
      );
    expect(highest(0.9)).toBe(1000);
    const sigmoid = study.plan.filter(
      ({ phase, activation }) => phase === "tune" && activation.label === "sigmoid",
    );
    // Its shared grids grow for tanh's sake.
    expect(Math.max(...sigmoid.map(({ learningRate }) => learningRate))).toBeLessThanOrEqual(1000);
  });

  it("a tie goes to the smaller rate, and then to the settings that are named first", () => {
    const tied = scriptedStudy({ ...experiment, tuning: { ...tuning, extend: 0 } }, ({ learningRate }) => ({
      time: learningRate < 10 ? 20 : 40,
    }));
    for (const [, point] of chosenIn(tied, "tuned")) {
      expect(point).toEqual({ rate: 0.1, settings: { momentum: 0, gain: "own" } });
    }
  });

  it("in which order a study's trials finish decides nothing, and all that were named stay named", () => {
    const ids = study.plan.map(trialId);
    expect(knownTrials([study.experiment], study.scores).map(trialId)).toEqual(ids);
  });

  it("are tried in rounds, each of which names all trials of those before", () => {
    const scores: Map<string, TrialScore> = new Map();
    for (let before = new Set<string>(); ;) {
      const named = knownTrials([study.experiment], scores).map(trialId);
      for (const id of before) expect(named).toContain(id);
      const missing = named.filter((id) => !scores.has(id));
      if (missing.length === 0) break;
      for (const id of missing) scores.set(id, study.scores.get(id)!);
      before = new Set(named);
    }
    expect(scores.size).toBe(study.plan.length);
  });

  it("a refinement stays with the best settings, and has seeds of its own", () => {
    const refined = studied({ refine: { until: 0.05, rounds: 2 }, regimes: ["tuned"] });
    const later = refined.plan.filter(({ phase, seed }) => phase === "tune" && seed > tuning.seeds);
    expect(later.length).toBeGreaterThan(0);
    for (const spec of later) expect(settingsAt(spec)).toEqual(truth[spec.activation.label].settings);
    const [{ points }] = refined.tuned(refined.experiment)[0].settled[0].arms;
    expect(points[0].settled.stages).toHaveLength(2);
  });

  it("chosen anew for every seed, a row has those that were chosen most often and their median rate", () => {
    const seeds = [1, 2, 3, 4, 5, 6];
    const replicateOf = ({ phase, seed }: TrialSpec) =>
      phase === "evaluate" ? seed : Math.floor((seed - 1) / tuning.seeds);
    const anew = scriptedStudy(
      { ...experiment, seeds, tuning: { ...tuning, tuning: "per-replicate", regimes: ["tuned"] } },
      (spec) => {
        // Of every third seed the other momentum is the best.
        const isOdd = replicateOf(spec) % 3 === 0;
        const { momentum } = spec.optimizer.parameters;
        return {
          time: time({
            ...spec,
            optimizer: { ...spec.optimizer, parameters: { momentum: isOdd ? 0.9 - momentum : momentum } },
          }),
        };
      },
    );
    const evaluated = anew.plan.filter(
      ({ phase, activation }) => phase === "evaluate" && activation.label === "relu",
    );
    expect(evaluated.map(({ seed, optimizer }) => [seed, optimizer.parameters.momentum])).toEqual(
      seeds.map((seed) => [seed, seed % 3 === 0 ? 0.9 : 0]),
    );
    const row = analyse(anew).rows.find(({ spec }) => spec.activation.label === "relu")!;
    expect(settingsAt(row.spec)).toEqual(truth.relu.settings);
    expect([row.spec.learningRate, row.trials]).toEqual([1, 6]);
  });

  it("are part of a cell that goes on until its comparisons are decided", () => {
    const open = studied({}, { seeds: Array.from({ length: 12 }, (_, i) => i + 1), from: 4 });
    const extension = lookAgain(open)!;
    const looks = { ...open.looks, extensions: [extension] };
    const more = knownTrials([open.experiment], open.scores, looks).filter(
      ({ phase }) => phase === "evaluate",
    );
    const labels = new Set(more.filter(({ seed }) => seed > 4).map(({ activation }) => activation.label));
    expect(labels).toEqual(new Set(["sigmoid", "relu"]));
    expect(settleFields(open.scores, looks)(open.experiment)[0].settled).toHaveLength(1);
  });
});

describe("the outlook of an experiment that tunes settings", () => {
  const { experiment: whole } = study;

  it("counts every point of the grids, and at most all that they grow by", () => {
    const outlook = outlookOf([whole], 4);
    expect(outlook.tuning).toBe(4 * 4 * 3 * tuning.seeds);
    expect(outlook.tuningAtMost).toBe(4 * 4 * (3 + 4) * tuning.seeds);
    const trained = study.plan.filter(({ phase }) => phase === "tune").length;
    expect(trained).toBeGreaterThan(outlook.tuning);
    expect(trained).toBeLessThanOrEqual(outlook.tuningAtMost);
  });

  it("counts a refinement at the best settings of each regime", () => {
    const refine = { until: 0, rounds: 3 };
    const refined = studied({ refine });
    const { tuningAtMost } = outlookOf([refined.experiment], 4);
    expect(tuningAtMost).toBe(4 * (4 * 7 + 2 * 7 + 2 * 2 * 3) * tuning.seeds);
    expect(refined.plan.filter(({ phase }) => phase === "tune").length).toBeLessThanOrEqual(tuningAtMost);
  });
});

describe("what is said of tuned settings", () => {
  it("a sensitivity curve has at each rate the best settings there, and the chosen point among them", () => {
    const [[sigmoid, tanh]] = sensitivity(study, study.experiment);
    expect(new Set(tanh.map(({ rate }) => rate)).size).toBe(bestAtEachRate(tanh).length);
    const own = bestAtEachRate(sigmoid);
    const rates = own.map(({ rate }) => rate);
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
    for (const { settings } of own) expect(settings).toEqual(truth.sigmoid.settings);
    expect(own.filter(({ chosen }) => chosen.includes("tuned")).map(({ rate }) => rate)).toEqual([1]);
  });

  it("the budget of tuning counts points", () => {
    const [[sigmoid]] = tuningBudgets(study, study.experiment);
    const points = new Set(
      sensitivity(study, study.experiment)[0][0].map((each) => JSON.stringify([each.rate, each.settings])),
    );
    expect(sigmoid.budgets.at(-1)?.points).toBe(points.size);
    expect(points.size).toBeGreaterThanOrEqual(3 * settingsOf(tuning).length);
  });

  it("a finding names what was tuned, and each side has its settings", () => {
    const { verdicts } = judgeStudy(study);
    const [shared, tuned] = verdicts;
    expect(shared.finding).toContain(
      "both at a learning rate of 1 with momentum 0.9 and own gain, the best for the whole field",
    );
    expect(tuned.finding).toContain("each at its own best learning rate, momentum and gain");
    expect([tuned.a?.settings, tuned.b?.settings]).toEqual([truth.relu.settings, truth.sigmoid.settings]);
    expect(tuned.where?.factors.gain).toBe("tuned");
  });

  it("tuning.csv has a row for each point, and what was chosen stands in it and in summary.csv", () => {
    const table = tuningTable.fileOf(study);
    const at = (name: string) => table.fields.findIndex((field) => field.name === name);
    const rows = [...table.records(analyse(study))];
    const keys = rows.map((row) => JSON.stringify(table.primaryKey.map((name) => row[at(name)])));
    expect(new Set(keys).size).toBe(rows.length);
    const relu = rows.filter((row) => row[at("activation")] === "relu" && row[at("chosen_tuned")] === true);
    expect(relu.map((row) => [row[at("momentum")], row[at("gain")], row[at("learning_rate")]])).toEqual([
      [0, "own", 1],
    ]);
    const [head, ...lines] = csvText(summaryTable.fileOf(study), analyse(study)).split("\n");
    expect(head).toContain("optimizer,momentum,initializer,gain");
    expect(lines.some((line) => line.includes("sigmoid,momentum,0.9,auto,unit"))).toBe(true);
  });

  it("a study that tunes rates alone has no such columns, and says nothing of points", () => {
    const { with: _settings, ...alone } = tuning;
    const plain = scriptedStudy({ ...experiment, tuning: alone }, (spec) => ({
      time: time(spec) * noise(spec, 0.1),
    }));
    expect(tuningTable.fileOf(plain).fields.map(({ name }) => name)).not.toContain("momentum");
    expect(plain.plan.every((spec) => spec.configured === undefined)).toBe(true);
    for (const { finding, a } of judgeStudy(plain).verdicts) {
      expect(finding).not.toContain("momentum");
      expect(a).not.toHaveProperty("settings");
    }
  });
});
