import { measured } from "./measured.js";
import { penguinRows } from "./penguin-rows.js";
import { cite, works } from "../sources/index.js";

/** Two of the 344 penguins were never measured and are left out; sex (often missing) and island are not features. */
export const penguins = measured(
  {
    name: "penguins",
    title: "Three kinds of penguin by bill, flipper and mass (342 of 344: two were never measured)",
    ...cite`${works.gorman2014}; ${works.penguins}, by way of vega-datasets 3.2.1`,
    licence: "CC0 1.0",
  },
  Object.entries(penguinRows).flatMap(([className, rows]) =>
    rows
      .trim()
      .split(/\s/)
      .map((row) => ({ className, features: row.split(",").map(Number) })),
  ),
);
