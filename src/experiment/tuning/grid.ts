import { log, pow } from "../../math/index.js";
import type { Tuning } from "../experiment.js";

/** How often a grid may be extended on each side when its best rate stands at the edge. */
export const MOST_EXTENSIONS = 3;

/** How many rates an arm's grid has beyond the configured one on each side. */
export interface Reach {
  readonly below: number;
  readonly above: number;
}

/** The rates of a logarithmic grid, ascending, each with three significant digits. */
export function gridRates(
  { from, to, perDecade }: Tuning,
  { below, above }: Reach = { below: 0, above: 0 },
): number[] {
  // A hair more than the last whole step, so that rounding does not lose `to` itself.
  const steps = Math.floor(perDecade * (log(to / from) / log(10)) + 1e-9);
  return Array.from({ length: below + steps + 1 + above }, (_, i) =>
    Number((from * pow(10, (i - below) / perDecade)).toPrecision(3)),
  );
}
