import { expect, it } from "vitest";
import { gridRates } from "../../../src/experiment/tuning/point.js";

const grid = (from: number, to: number, perDecade: number) =>
  ({ from, to, perDecade, extend: 3, seeds: 1, regimes: ["tuned"] }) as const;

it.each([
  ["both ends", grid(0.001, 1, 1), [0.001, 0.01, 0.1, 1]],
  ["the configured steps a decade, to three digits", grid(0.01, 0.1, 3), [0.01, 0.0215, 0.0464, 0.1]],
  ["no rate beyond its end", grid(0.003, 3, 2), [0.003, 0.00949, 0.03, 0.0949, 0.3, 0.949, 3]],
  ["its last rate as it is given, after a shorter step", grid(0.01, 0.05, 2), [0.01, 0.0316, 0.05]],
  ["one rate where both ends are one", grid(0.5, 0.5, 4), [0.5]],
])("a grid has %s", (_title, tuning, rates) => {
  expect(gridRates(tuning)).toEqual(rates);
});

it("a grid has no second rate that is the same in all but name", () => {
  expect(gridRates(grid(0.003, 0.95, 2))).toEqual([0.003, 0.00949, 0.03, 0.0949, 0.3, 0.95]);
});

it("a grid that ends between its steps goes on from its end", () => {
  expect(gridRates(grid(0.01, 0.05, 1), { below: 1, above: 2 })).toEqual([0.001, 0.01, 0.05, 0.5, 5]);
});

it("a grid that reaches further keeps its rates", () => {
  const tuning = grid(0.01, 1, 2);
  const wider = gridRates(tuning, { below: 2, above: 1 });
  expect(wider).toEqual([0.001, 0.00316, ...gridRates(tuning), 3.16]);
});
