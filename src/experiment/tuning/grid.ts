import { log, pow } from "../../math/index.js";
import type { Tuning } from "../experiment.js";

/** How many rates an arm's grid has beyond the configured one on each side. */
export interface Reach {
  readonly below: number;
  readonly above: number;
}

/**
 * The rates of a logarithmic grid, ascending, its steps with three significant digits: from `from` in even steps, and `to`,
 * before which the last step is shorter where the steps do not meet it. Beyond both ends the steps are even again.
 */
export function gridRates(
  { from, to, perDecade }: Tuning,
  { below, above }: Reach = { below: 0, above: 0 },
): number[] {
  // A hundredth of a step less, so that no rate stands beside `to` and is the same in all but name.
  const steps = Math.ceil(perDecade * (log(to / from) / log(10)) - 0.01);
  const stepsFrom = (rate: number, count: number) =>
    count === 0 ? rate : Number((rate * pow(10, count / perDecade)).toPrecision(3));
  const inside = Array.from({ length: below + steps }, (_, i) => stepsFrom(from, i - below));
  const outside = Array.from({ length: above + 1 }, (_, i) => stepsFrom(to, i));
  return [...new Set([...inside, ...outside])];
}
