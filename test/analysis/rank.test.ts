import { expect, test } from "vitest";
import { compareCells, fastest } from "../../src/analysis/rank.js";
import { summarize } from "../../src/analysis/summarize.js";
import { inventedExperiment, inventedStudy, type Invention } from "../helpers/invented-study.js";

function cellsOf(outcomes: Readonly<Record<string, (seed: number) => Invention>>) {
  const experiment = {
    datasets: inventedExperiment.datasets.slice(0, 1),
    activations: inventedExperiment.activations.filter(({ label }) => label in outcomes),
  };
  return [
    ...summarize(inventedStudy(experiment, ({ activation, seed }) => outcomes[activation.label](seed))),
  ];
}

const labels = (cells: ReturnType<typeof cellsOf>) => cells.map(({ spec }) => spec.activation.label);

test("cells rank by median time to target, then by how often they reach it, then by final loss", () => {
  const cells = cellsOf({
    linear: () => ({ time: null }),
    sigmoid: (seed) => ({ time: seed < 4 ? 10 : null }),
    tanh: () => ({ time: 30 }),
    relu: () => ({ time: 20 }),
    elu: (seed) => ({ time: null, ...(seed < 9 && { divergesAt: 2 }) }),
  });
  expect(labels(cells.toSorted(compareCells))).toEqual(["relu", "tanh", "sigmoid", "linear", "elu"]);
});

test("all cells that share the least median are the fastest", () => {
  const cells = cellsOf({
    tanh: () => ({ time: 20 }),
    relu: () => ({ time: 20 }),
    elu: () => ({ time: 21 }),
  });
  expect(labels([...fastest(cells)])).toEqual(["tanh", "relu"]);
});

test("nothing is the fastest where no median is within the horizon", () => {
  expect(fastest(cellsOf({ linear: () => ({ time: null }) }))).toEqual([]);
});
