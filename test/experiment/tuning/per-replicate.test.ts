import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { analyse } from "../../../src/analysis/findings.js";
import { judgeStudy } from "../../../src/claims/judge.js";
import type { Experiment, Tuning } from "../../../src/experiment/experiment.js";
import { knownTrials, settleFields } from "../../../src/experiment/known-trials.js";
import { trialId } from "../../../src/trial/id.js";
import { tuningTable } from "../../../src/tables/tuning.js";
import { trialsTable } from "../../../src/tables/trials.js";
import type { TrialSpec } from "../../../src/trial/spec.js";
import { csvText } from "../../helpers/csv-text.js";
import { choice, noise, scriptedStudy } from "../../helpers/scripted-study.js";

const tuning: Tuning = {
  from: 0.01,
  to: 10,
  perDecade: 1,
  extend: 0,
  seeds: 3,
  regimes: ["shared", "tuned"],
  tuning: "per-replicate",
};

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

const experiment: Partial<Experiment> = {
  activations: [choice("tanh"), choice("relu")],
  learningRates: [],
  tuning,
  seeds,
  claims: [{ faster: "relu", than: "tanh", times: 1 }],
};

/** Which seed of the evaluation a trial is for. */
const replicateOf = ({ phase, seed }: TrialSpec) =>
  phase === "evaluate" ? seed : Math.floor((seed - 1) / tuning.seeds);

/** Each replicate has a best rate of its own: 1 for odd seeds, 0.1 for even ones; tanh takes twice as long. */
const study = scriptedStudy(experiment, (spec) => ({
  time:
    (spec.activation.label === "relu" ? 20 : 40) *
    3 ** Math.abs(Math.log10(spec.learningRate) + (replicateOf(spec) % 2 === 0 ? 1 : 0)) *
    noise(spec, 0.05),
}));

describe("rates that are chosen anew for every seed", () => {
  it("are chosen on tuning seeds that no other choice has, and evaluated on that seed alone", () => {
    for (const seed of seeds) {
      const own = study.plan.filter((spec) => replicateOf(spec) === seed);
      const tuned = own.filter(({ phase }) => phase === "tune");
      expect(new Set(tuned.map((spec) => spec.seed)).size).toBe(3);
      const evaluated = own.filter(({ phase }) => phase === "evaluate");
      expect(new Set(evaluated.map(({ learningRate }) => learningRate))).toEqual(
        new Set([seed % 2 === 1 ? 1 : 0.1]),
      );
    }
    expect(study.plan.filter(({ phase }) => phase === "evaluate")).toHaveLength(2 * seeds.length);
  });

  it("name the same trials in whatever order they finish", () => {
    const ids = study.plan.map((spec) => JSON.stringify(spec));
    const again = knownTrials([study.experiment], study.scores).map((spec) => JSON.stringify(spec));
    expect(again).toEqual(ids);
  });

  it("a study that was interrupted is judged by the seeds whose rates are all chosen", () => {
    const isKnown = (spec: TrialSpec) => replicateOf(spec) <= 6 || spec.activation.label === "relu";
    const known = study.plan.filter(isKnown);
    const ids = new Set(known.map(trialId));
    const scores = new Map([...study.scores].filter(([id]) => ids.has(id)));
    const interrupted = { ...study, scores, tuned: settleFields(scores), trials: () => study.trials(known) };
    expect(judgeStudy(interrupted).verdicts.map(({ n }) => n)).toEqual([6, 6]);
    expect(judgeStudy({ ...study, tuned: settleFields(new Map()) }).verdicts.map(({ n }) => n)).toEqual([0]);
  });

  it("one network is portrayed in each condition, that of the first seed", () => {
    const portrayed = study.plan.filter(({ portrait }) => portrait);
    expect(portrayed.map(({ seed }) => seed)).toEqual([1, 1]);
  });

  it("a row is an activation in a regime, with all seeds, at the median of its rates", () => {
    const { rows } = analyse(study);
    expect(
      rows.map(({ regime, spec, trials }) => [regime, spec.activation.label, spec.learningRate, trials]),
    ).toEqual([
      ["shared", "tanh", 0.1, 8],
      ["shared", "relu", 0.1, 8],
      ["tuned", "tanh", 0.1, 8],
      ["tuned", "relu", 0.1, 8],
    ]);
  });

  it("the verdict is on pairs of seeds, and nothing stands beside its interval", () => {
    const { verdicts } = judgeStudy(study);
    for (const verdict of verdicts) {
      expect(verdict).toMatchObject({ verdict: "supported", n: 8, rateChoice: null, measurements: 1 });
      expect(verdict.estimate?.lower).toBeCloseTo(2, 0);
    }
    expect(verdicts[1].finding).toContain("each at its own best learning rate, chosen anew for every seed)");
    expect(verdicts[0].finding).toContain("the best for the whole field, chosen anew for every seed)");
  });

  it.each([
    ["in 1 of 20 seeds", (seed: number) => seed === 3, "supported", 1],
    ["in every seed", () => true, "inconclusive", 20],
  ])(
    "a best rate at the edge of its grid %s leaves those pairs open, and no others",
    (_where, isEdge, word, count) => {
      const edged = scriptedStudy(
        {
          ...experiment,
          seeds: Array.from({ length: 20 }, (_, i) => i + 1),
          tuning: { ...tuning, regimes: ["tuned"] },
        },
        (spec) => {
          const isTanh = spec.activation.label === "tanh";
          const best = isTanh && isEdge(replicateOf(spec)) ? 0.01 : 1;
          return {
            time:
              (isTanh ? 40 : 20) * 3 ** Math.abs(Math.log10(spec.learningRate / best)) * noise(spec, 0.05),
          };
        },
      );
      const { verdicts, warnings } = judgeStudy(edged);
      expect(verdicts[0]).toMatchObject({ verdict: word, atEdge: true });
      expect(warnings.find(({ kind }) => kind === "grid edge")?.cases).toEqual([
        `tanh on spirals (${count} of 20 seeds)`,
      ]);
    },
  );

  it("tuning.csv has each choice, and trials.csv each seed's rate", () => {
    const table = tuningTable.fileOf(study);
    const at = (name: string) => table.fields.findIndex((field) => field.name === name);
    const rows = [...table.records(analyse(study))];
    expect(rows).toHaveLength(2 * seeds.length * 4);
    const chosen = rows.filter((row) => row[at("activation")] === "relu" && row[at("chosen_tuned")] === true);
    expect(chosen.map((row) => [row[at("replicate")], row[at("learning_rate")]])).toEqual(
      seeds.map((seed) => [seed, seed % 2 === 1 ? 1 : 0.1]),
    );
    const trials: Record<string, unknown>[] = parse(csvText(trialsTable, analyse(study)), {
      columns: true,
      cast: true,
    });
    const evaluated = trials.filter(({ phase }) => phase === "evaluate");
    expect(evaluated).toHaveLength(2 * seeds.length);
    for (const { learning_rate, seed } of evaluated)
      expect(learning_rate).toBe(Number(seed) % 2 === 1 ? 1 : 0.1);
  });

  it("a study that chooses once has none of these columns", () => {
    const { tuning: _repeated, ...once } = tuning;
    const fields = tuningTable.fileOf(
      scriptedStudy({ ...experiment, tuning: once }, () => ({ time: 5 })),
    ).fields;
    expect(fields.map(({ name }) => name)).not.toContain("replicate");
    expect(fields.map(({ name }) => name)).not.toContain("stage");
  });
});
