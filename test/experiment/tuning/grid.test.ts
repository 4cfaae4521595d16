import { expect, it } from "vitest";
import { gridRates } from "../../../src/experiment/tuning/grid.js";

const grid = (from: number, to: number, perDecade: number) =>
  ({ from, to, perDecade, seeds: 1, regimes: ["tuned"] }) as const;

it.each([
  ["both ends", grid(0.001, 1, 1), [0.001, 0.01, 0.1, 1]],
  ["the configured steps a decade, to three digits", grid(0.01, 0.1, 3), [0.01, 0.0215, 0.0464, 0.1]],
  ["no rate beyond its end", grid(0.003, 3, 2), [0.003, 0.00949, 0.03, 0.0949, 0.3, 0.949, 3]],
  ["no last step that is not whole", grid(1, 50, 1), [1, 10]],
  ["one rate where both ends are one", grid(0.5, 0.5, 4), [0.5]],
])("a grid has %s", (_title, tuning, rates) => {
  expect(gridRates(tuning)).toEqual(rates);
});

it("a grid that reaches further keeps its rates", () => {
  const tuning = grid(0.01, 1, 2);
  const wider = gridRates(tuning, { below: 2, above: 1 });
  expect(wider).toEqual([0.001, 0.00316, ...gridRates(tuning), 3.16]);
});
