import { describe, expect, test } from "vitest";
import { summarize, type CellSummary } from "../../src/analysis/summarize.js";
import type { Experiment } from "../../src/experiment/experiment.js";
import type { Study } from "../../src/results/study.js";
import type { TrialSpec } from "../../src/trial/spec.js";
import { inventedExperiment, inventedStudy, type Invention } from "../helpers/invented-study.js";

const onlyRelu: Partial<Experiment> = {
  datasets: inventedExperiment.datasets.slice(0, 1),
  activations: inventedExperiment.activations.filter(({ label }) => label === "relu"),
  seeds: [0, 1, 2, 3, 4],
};

function summaryOf(invent: (seed: number) => Invention, overrides: Partial<Experiment> = {}): CellSummary {
  const [cell] = summarize(inventedStudy({ ...onlyRelu, ...overrides }, ({ seed }) => invent(seed)));
  return cell;
}

test("a cell is the trials that differ in nothing but their seed, in plan order", () => {
  const cells = [...summarize(inventedStudy({ learningRates: [0.1, 1] }))];
  expect(cells).toHaveLength(2 * 2 * 8);
  expect(cells.map(({ trials }) => trials)).toEqual(cells.map(() => 10));
  expect(cells.slice(0, 2).map(({ spec }) => spec.activation.label)).toEqual(["linear", "sigmoid"]);
});

describe("the time to target", () => {
  test("has the invented median and quartiles, in epochs and in steps", () => {
    const { epochsToTarget, stepsToTarget, reached } = summaryOf((seed) => ({ time: 20 + seed }));
    expect(reached).toBe(5);
    expect(epochsToTarget).toEqual({
      q1: expect.closeTo(21, 9),
      median: expect.closeTo(22, 9),
      q3: expect.closeTo(23, 9),
    });
    expect(stepsToTarget?.median).toBeCloseTo(22 * 16, 9);
  });

  test("is beyond the horizon where most seeds never arrive", () => {
    const cell = summaryOf((seed) => ({ time: seed < 2 ? 20 : null }));
    expect(cell.reached).toBe(2);
    expect(cell.epochsToTarget).toMatchObject({ median: Infinity, q3: Infinity });
  });

  test("counts a trial that reached its target before it diverged", () => {
    const cell = summaryOf(() => ({ time: 20, divergesAt: 50 }));
    expect(cell).toMatchObject({ reached: 5, diverged: 5 });
  });
});

describe("a diverged trial", () => {
  test("is infinitely bad at the end, so that a median of fewer than half of them stays finite", () => {
    const some = summaryOf((seed) => (seed < 2 ? { time: null, divergesAt: 3 } : { time: 20 }));
    expect(some.final.train_loss?.median).toBeLessThan(0.01);
    expect(some.final.train_loss?.q3).toBe(Infinity);
    expect(some.final.test_accuracy?.q1).toBe(-Infinity);
    expect(some.generalizationGap?.q3).toBe(Infinity);
    const most = summaryOf((seed) => (seed < 3 ? { time: null, divergesAt: 3 } : { time: 20 }));
    expect(most.final.train_loss?.median).toBe(Infinity);
  });

  test("is in the median curve up to where it diverged, and infinitely bad from there on", () => {
    const { curves } = summaryOf((seed) => (seed < 3 ? { time: null, divergesAt: 3 } : { time: 20 }));
    expect(curves.epochs).toHaveLength(101);
    expect(curves.metrics.train_loss.map((at) => Number.isFinite(at?.median)).indexOf(false)).toBe(3);
  });

  test("that never had a finite loss has no curve, and nothing is NaN", () => {
    const cell = summaryOf(() => ({ time: null, divergesAt: 0 }));
    expect(cell).toMatchObject({ trials: 5, diverged: 5, reached: 0, epochsTrained: 0 });
    expect(cell.curves.epochs).toEqual([]);
    expect(cell.units.dead).toBeNull();
    expect(cell.final.train_loss).toBeNull();
  });
});

test("a failed trial is counted, and is in no figure", () => {
  const cell = summaryOf((seed) => (seed === 0 ? { time: null, failure: "out of memory" } : { time: 20 }));
  expect(cell).toMatchObject({ trials: 4, failed: 1, reached: 4 });
});

test("a cell of failed trials only has no figures", () => {
  const cell = summaryOf(() => ({ time: null, failure: "out of memory" }));
  expect(cell).toMatchObject({ trials: 0, failed: 5, epochsToTarget: null, parameterCount: null });
  expect(cell.final.train_loss).toBeNull();
});

describe("the share of dead units", () => {
  test("is the mean over the trials of their last evaluation", () => {
    expect(summaryOf((seed) => ({ time: 20, dead: 0.1 * seed })).units.dead).toBeCloseTo(0.2, 12);
  });

  test("weighs the layers by their width", () => {
    const study = withDeadLayers(inventedStudy({ ...onlyRelu, networks: [{ hidden: [30, 10] }] }), [0.4, 0]);
    expect([...summarize(study)][0].units.dead).toBeCloseTo(0.3, 12);
  });

  test("is not defined without hidden layers", () => {
    expect(summaryOf(() => ({ time: 20 }), { networks: [{ hidden: [] }] }).units.dead).toBeNull();
  });
});

/** The study with these shares of dead units in its layers, at every evaluation. */
function withDeadLayers(study: Study, dead: readonly number[]): Study {
  return {
    ...study,
    *trials(specs?: Iterable<TrialSpec>) {
      for (const trial of study.trials(specs)) {
        if (trial.result.state === "failed") continue;
        const { curve } = trial.result;
        const layers = curve.layers.map((layer, l) => ({ ...layer, dead: curve.epochs.map(() => dead[l]) }));
        yield { ...trial, result: { ...trial.result, curve: { ...curve, layers } } };
      }
    },
  };
}

test("the generalisation gap is the median over the trials of test loss minus training loss", () => {
  const gaps = Array.from({ length: 5 }, (_, seed) => {
    const loss = (0.002 + 1.1 * Math.exp(-200 / 20)) * (1 + 0.01 * seed);
    return 0.25 * loss + 0.01;
  });
  expect(summaryOf(() => ({ time: 20 })).generalizationGap?.median).toBeCloseTo(gaps[2], 12);
});

test("no more than one cell's trials are held at a time", () => {
  let live = 0;
  let most = 0;
  const study = inventedStudy();
  const counted: Study = {
    ...study,
    *trials() {
      for (const trial of study.trials()) {
        most = Math.max(most, ++live);
        yield trial;
      }
    },
  };
  for (const cell of summarize(counted)) live -= cell.trials;
  expect(most).toBeLessThanOrEqual(11);
});
