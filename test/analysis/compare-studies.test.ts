import { describe, expect, test } from "vitest";
import { compareStudies } from "../../src/analysis/compare-studies.js";
import type { Experiment } from "../../src/experiment/experiment.js";
import { inventedExperiment, inventedStudy, usualInvention, TARGET } from "../helpers/invented-study.js";

const spirals = inventedExperiment.datasets.slice(0, 1);
const adam = [{ label: "adam", name: "adam", parameters: {} }];

/** A study that takes `factor` times as long as the usual one, jittered by seed so that no two pairs tie. */
const study = (overrides: Partial<Experiment> = {}, factor = 1) =>
  inventedStudy({ datasets: spirals, ...overrides }, (spec) => {
    const usual = usualInvention(spec);
    return { ...usual, time: usual.time && usual.time * factor * (factor === 1 ? 1 : 1 + 0.001 * spec.seed) };
  });

describe("a study beside itself", () => {
  const { cells, differences, unmatched, compared } = compareStudies(study(), study());

  test("is identical in every cell: the ratio is 1 exactly, even where no trial arrives", () => {
    expect(cells).toHaveLength(inventedExperiment.activations.length);
    for (const { outcome, comparison } of cells) {
      expect(outcome).toBe("identical");
      expect(comparison.estimate).toEqual({ lower: 1, upper: 1, bound: "=" });
      expect(comparison.interval).toMatchObject({ lower: 1, upper: 1 });
      expect(comparison.p).toBe(1);
    }
  });

  test("has its medians as they are: beyond the horizon is infinite", () => {
    expect(cells[0].medianA).toBe(Infinity);
    expect(cells[3].medianA).toBeCloseTo(20, 9);
  });

  test("differs in nothing", () => {
    expect({ differences, unmatched, compared }).toEqual({ differences: [], unmatched: [], compared: [] });
  });
});

test("what has no value in common is what is compared, and B's ratio is over A", () => {
  const { cells, compared, differences } = compareStudies(study(), study({ optimizers: adam }, 2));
  expect(compared).toEqual(["optimizer"]);
  expect(differences).toEqual([{ what: "optimizer", a: "sgd", b: "adam" }]);
  const relu = cells.find(({ factors }) => factors.activation === "relu");
  expect(relu?.outcome).toBe("slower");
  expect(relu?.factorsB.optimizer).toBe("adam");
  expect(relu?.comparison.estimate.lower).toBeCloseTo(2, 1);
  expect(relu?.pAdjusted).toBeGreaterThan(relu?.comparison.p ?? 1);
});

test("the other way round the ratio is the inverse", () => {
  const one = compareStudies(study(), study({ optimizers: adam }, 2)).cells[3].comparison;
  const other = compareStudies(study({ optimizers: adam }, 2), study()).cells[3].comparison;
  expect(other.estimate.lower).toBeCloseTo(1 / one.estimate.upper, 12);
  expect(other.p).toBe(one.p);
});

test("times that scatter around each other by little are surely equal", () => {
  const jittered = inventedStudy({ datasets: spirals, optimizers: adam }, (spec) => {
    const usual = usualInvention(spec);
    return { ...usual, time: usual.time && usual.time * (1 + 0.01 * ((spec.seed % 3) - 1)) };
  });
  const { cells } = compareStudies(study(), jittered);
  expect(cells[3].outcome).toBe("equal");
  expect(cells[3].comparison.p).toBeGreaterThan(0.05);
});

test("fewer than six pairs decide nothing", () => {
  const { cells } = compareStudies(
    study({ seeds: [1, 2, 3] }),
    study({ optimizers: adam, seeds: [1, 2, 3] }, 3),
  );
  expect(cells[3].outcome).toBe("undecided");
});

test("cells without a partner are listed, with the study that has them", () => {
  const { cells, unmatched } = compareStudies(
    study(),
    study({ activations: inventedExperiment.activations.slice(3) }),
  );
  expect(cells).toHaveLength(5);
  expect(unmatched.map(({ study: side, factors, reason }) => [side, factors.activation, reason])).toEqual([
    ["A", "linear", "only in A"],
    ["A", "sigmoid", "only in A"],
    ["A", "tanh", "only in A"],
  ]);
});

test("data sets whose targets differ are not compared, and say so", () => {
  const { cells, unmatched } = compareStudies(
    study({ datasets: inventedExperiment.datasets }),
    study({
      datasets: inventedExperiment.datasets,
      targets: { spirals: TARGET, moons: { ...TARGET, value: 0.9 } },
    }),
  );
  expect(new Set(cells.map(({ factors }) => factors.dataset))).toEqual(new Set(["spirals"]));
  expect(unmatched[0].reason).toBe("the targets differ: train_accuracy 0.95 in A, train_accuracy 0.9 in B");
  expect(unmatched).toHaveLength(16);
});

test("one value in A is compared with each of several in B", () => {
  const optimizers = [...adam, { label: "rmsprop", name: "rmsprop", parameters: {} }];
  const { cells } = compareStudies(study(), study({ optimizers }, 2));
  expect(cells).toHaveLength(16);
  expect(new Set(cells.map(({ factorsB }) => factorsB.optimizer))).toEqual(new Set(["adam", "rmsprop"]));
});

test("a label that means something else is a difference", () => {
  const other = study({ datasets: [{ label: "spirals", name: "spirals", parameters: { samples: 600 } }] });
  expect(compareStudies(study(), other).differences).toEqual([
    { what: "data set spirals: samples", a: "none", b: "600" },
  ]);
});
