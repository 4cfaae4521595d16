import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Experiment, Tuning } from "../../src/experiment/experiment.js";
import { givenRateTrials } from "../../src/experiment/plan.js";
import { tuneFields } from "../../src/experiment/known-trials.js";
import type { TunedArm } from "../../src/experiment/tuning/field.js";
import { openJournal } from "../../src/results/journal.js";
import { openRun } from "../../src/results/open-run.js";
import { runStudy, type Progress } from "../../src/results/run-study.js";
import type { Study } from "../../src/results/study.js";
import { trialId } from "../../src/trial/id.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { collect } from "../helpers/collect.js";
import { inventedExperiment, TARGET } from "../helpers/invented-study.js";
import { scriptedExecutor, type ScriptedExecutor } from "../helpers/scripted-executor.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const LANES = 4;
const spirals = inventedExperiment.datasets.slice(0, 1);
const [relu, tanh, elu] = ["relu", "tanh", "elu"].map((name) =>
  inventedExperiment.activations.find(({ label }) => label === name)!,
);
const grid: Tuning = { from: 0.01, to: 1, perDecade: 2, extend: 3, seeds: 3, regimes: ["shared", "tuned"] };

function anExperiment(change: Partial<Experiment> = {}): Experiment {
  return {
    ...inventedExperiment,
    datasets: spirals,
    targets: { spirals: TARGET },
    activations: [relu, tanh],
    learningRates: [],
    tuning: grid,
    seeds: [1, 2, 3, 4, 5],
    ...change,
  };
}

/** Quickest at the activation's best rate, and slower by a parabola over the decades around it. */
const bestAt =
  (best: Readonly<Record<string, number>>) =>
  ({ activation, learningRate, seed }: TrialSpec) => ({
    time: (10 + 0.1 * seed) * (1 + Math.log10(learningRate / best[activation.label]) ** 2),
  });

interface Run {
  readonly executor: ScriptedExecutor;
  readonly events: readonly Progress[];
  readonly study: Study;
}

async function run(executor: ScriptedExecutor, ...experiments: Experiment[]): Promise<Run> {
  const path = join(temporaryDirectory(), "journal.jsonl");
  const opened = openRun(path, { experiments }, {});
  const events = await collect(runStudy(experiments, executor, LANES, opened));
  opened.journal.close();
  return { executor, events, study: openJournal(path) };
}

/** The tuned arms of the study's only field. */
function armsOf({ study }: Run): readonly TunedArm[] {
  const [field] = tuneFields(study.experiment, study.scores);
  return field.settled[0].arms;
}

/** By activation, the settled rate of each regime. */
function ratesOf(finished: Run) {
  return Object.fromEntries(
    armsOf(finished).map(({ arm, points }) => [
      arm.spec.activation.label,
      Object.fromEntries(points.map(({ regime, settled }) => [regime, settled.rate])),
    ]),
  );
}

/** What one activation's rate of the tuned regime was chosen from. */
const tunedRate = (finished: Run, label: string) =>
  armsOf(finished)
    .find(({ arm }) => arm.spec.activation.label === label)!
    .points.find(({ regime }) => regime === "tuned")!.settled;

const trained = ({ executor }: Run): TrialSpec[] => executor.rounds.flat();

const rates = (specs: readonly TrialSpec[]): number[] =>
  [...new Set(specs.map(({ learningRate }) => learningRate))].toSorted((a, b) => a - b);

const tuneAndEvaluate = (specs: readonly TrialSpec[]): TrialSpec[][] =>
  (["tune", "evaluate"] as const).map((wanted) => specs.filter(({ phase }) => phase === wanted));

describe("a study with given rates", () => {
  const given = anExperiment({ tuning: undefined, learningRates: [0.1, 0.3] });
  const alike = bestAt({ relu: 0.1, tanh: 0.1 });

  it("trains its plan in one round, and journals every trial before it is reported", async () => {
    const finished = await run(scriptedExecutor(alike), given);
    expect(finished.executor.rounds).toHaveLength(1);
    expect([...finished.study.trials()].map(({ spec }) => spec)).toEqual(givenRateTrials(given));
    expect(finished.events.at(-1)).toMatchObject({ done: 20, total: 20 });
    expect(finished.events.flatMap(({ latest }) => latest)).toHaveLength(20);
  });

  it("trains once what a claim asks for as well", async () => {
    const wider = { ...given, name: "needed", learningRates: [0.3, 1] };
    const finished = await run(scriptedExecutor(alike), given, wider);
    expect(trained(finished)).toHaveLength(30);
    expect(finished.study.plan).toHaveLength(30);
  });

  it("ends early once it is told to, and keeps what is in the journal", async () => {
    const path = join(temporaryDirectory(), "journal.jsonl");
    const opened = openRun(path, { experiments: [given] }, {});
    const interruption = new AbortController();
    let done = 0;
    const { signal } = interruption;
    for await (const event of runStudy([given], scriptedExecutor(alike), LANES, opened, { signal })) {
      ({ done } = event);
      if (done >= 5) interruption.abort();
    }
    opened.journal.close();
    expect(done).toBeLessThan(10);
    expect([...openJournal(path).trials()]).toHaveLength(done);
  });

  it("trains nothing where it is told to end before it begins", async () => {
    const executor = scriptedExecutor(alike);
    const opened = openRun(join(temporaryDirectory(), "journal.jsonl"), { experiments: [given] }, {});
    const signal = AbortSignal.abort();
    const events = await collect(runStudy([given], executor, LANES, opened, { signal }));
    opened.journal.close();
    expect([events, executor.rounds]).toEqual([[], []]);
  });
});

describe("a study that tunes its rates", () => {
  it("first tries the grid on seeds of the tuning's own, then evaluates the chosen rates", async () => {
    const finished = await run(scriptedExecutor(bestAt({ relu: 0.1, tanh: 0.316 })), anExperiment());
    expect(finished.executor.rounds).toHaveLength(2);
    const [tuning, evaluation] = finished.executor.rounds;
    expect(new Set(tuning.map(({ phase, seed }) => `${phase} ${seed}`))).toEqual(
      new Set(["tune 1", "tune 2", "tune 3"]),
    );
    expect(rates(tuning)).toEqual([0.01, 0.0316, 0.1, 0.316, 1]);
    expect(new Set(evaluation.map(({ phase }) => phase))).toEqual(new Set(["evaluate"]));
    expect(rates(evaluation)).toEqual([0.1, 0.316]);
  });

  it("gives each activation its own best rate, and all of them one that is best for the field", async () => {
    // 0.316 is nobody's best and everybody's second.
    const finished = await run(scriptedExecutor(bestAt({ relu: 0.1, tanh: 1 })), anExperiment());
    expect(ratesOf(finished)).toEqual({
      relu: { shared: 0.316, tuned: 0.1 },
      tanh: { shared: 0.316, tuned: 1 },
    });
  });

  it.each([["shared"], ["tuned"]] as const)(
    "tunes the %s regime alone where no other is asked for",
    async (regime) => {
      const experiment = anExperiment({ tuning: { ...grid, regimes: [regime] } });
      const finished = await run(scriptedExecutor(bestAt({ relu: 0.0316, tanh: 0.316 })), experiment);
      const asked = Object.values(ratesOf(finished)).map((byRegime) => Object.keys(byRegime));
      expect(asked).toEqual([[regime], [regime]]);
    },
  );

  it("prefers, for all, the rate at which most trials arrive, however slowly", async () => {
    const finished = await run(
      scriptedExecutor(({ activation: { label }, learningRate }) => {
        if (learningRate === 0.1) return { time: 90 };
        return { time: label === "relu" && learningRate === 0.316 ? 1 : null };
      }),
      anExperiment(),
    );
    expect(ratesOf(finished).relu).toEqual({ shared: 0.1, tuned: 0.316 });
    expect(ratesOf(finished).tanh).toEqual({ shared: 0.1, tuned: 0.1 });
  });

  it.each([
    ["above", 10, [0.01, 0.0316, 0.1, 0.316, 1, 3.16, 10, 31.6]],
    ["below", 0.001, [0.000316, 0.001, 0.00316, 0.01, 0.0316, 0.1, 0.316, 1]],
  ])(
    "extends the grid %s its edge, rate by rate, until the best is no longer the last",
    async (_side, best, tried) => {
      const finished = await run(scriptedExecutor(bestAt({ relu: best, tanh: 0.1 })), anExperiment());
      const settled = tunedRate(finished, "relu");
      expect(settled).toMatchObject({ rate: best, atEdge: false });
      expect(settled.stages[0].tried.map(({ rate }) => rate)).toEqual(tried);
      expect(tunedRate(finished, "tanh").stages[0].tried).toHaveLength(5);
    },
  );

  it.each([
    ["above", 1e9, 31.6],
    ["below", 1e-9, 0.000316],
  ])(
    "extends it at most three times %s, and then says that the best stands at the edge",
    async (_side, best, last) => {
      const experiment = anExperiment({ tuning: { ...grid, regimes: ["tuned"] } });
      const finished = await run(scriptedExecutor(bestAt({ relu: best, tanh: 0.1 })), experiment);
      const settled = tunedRate(finished, "relu");
      expect(settled).toMatchObject({ rate: last, atEdge: true });
      expect(settled.stages[0].tried).toHaveLength(8);
      expect(tunedRate(finished, "tanh").atEdge).toBe(false);
      // The grid, three extensions, and the evaluation.
      expect(finished.executor.rounds).toHaveLength(5);
    },
  );

  it.each<[string, Partial<Tuning>]>([
    ["once", {}],
    ["around its best", { refine: { until: 0.05, rounds: 2 } }],
    ["for every seed", { tuning: "per-replicate" }],
  ])(
    "trains no trial twice where it searches %s, and counts them as tuning names them",
    async (_how, how) => {
      const experiment = anExperiment({ tuning: { ...grid, ...how } });
      const finished = await run(scriptedExecutor(bestAt({ relu: 10, tanh: 0.316 })), experiment);
      const ids = trained(finished).map(trialId);
      expect(new Set(ids).size).toBe(ids.length);
      const totals = finished.events.map(({ total }) => total);
      expect(totals).toEqual(totals.toSorted((a, b) => a - b));
      expect(finished.events.at(-1)).toMatchObject({ done: ids.length, total: ids.length });
      expect(finished.study.plan.map(trialId).toSorted()).toEqual(ids.toSorted());
    },
  );

  it("evaluates a rate once where both regimes chose it", async () => {
    const finished = await run(scriptedExecutor(bestAt({ relu: 0.1, tanh: 0.1 })), anExperiment());
    const [, evaluation] = tuneAndEvaluate(trained(finished));
    expect(evaluation).toHaveLength(2 * 5);
  });

  it("gives every arm the same tuned rate from the same trials when a third activation joins", async () => {
    const invent = bestAt({ relu: 0.1, tanh: 3.16, elu: 0.01 });
    const two = await run(scriptedExecutor(invent), anExperiment());
    const three = await run(scriptedExecutor(invent), anExperiment({ activations: [elu, relu, tanh] }));
    for (const label of ["relu", "tanh"]) expect(tunedRate(three, label)).toEqual(tunedRate(two, label));
  });

  it("tunes each condition for itself", async () => {
    const networks = [{ hidden: [8] }, { hidden: [8, 8] }];
    const finished = await run(
      scriptedExecutor((spec) => bestAt({ relu: 0.1 / spec.hidden.length, tanh: 0.1 })(spec)),
      anExperiment({ networks, tuning: { ...grid, perDecade: 10 } }),
    );
    const best = tuneFields(finished.study.experiment, finished.study.scores).map(
      ({ settled }) => settled[0].arms[0].points[1].settled.rate,
    );
    expect(best).toEqual([0.1, 0.0501]);
  });

  it("settles where nothing ever arrives, by the smallest final loss", async () => {
    const finished = await run(
      scriptedExecutor(({ learningRate }) => ({
        time: null,
        ...(learningRate !== 0.316 && { divergesAt: 2 }),
      })),
      anExperiment(),
    );
    expect(ratesOf(finished).relu).toEqual({ shared: 0.316, tuned: 0.316 });
  });

  it("settles where every trial fails, on the smallest rate of a grid that was extended in vain", async () => {
    const failing = await run(
      scriptedExecutor(() => ({ time: null, failure: "no" })),
      anExperiment(),
    );
    expect(tunedRate(failing, "relu")).toMatchObject({ rate: 0.000316, atEdge: true });
  });
});
