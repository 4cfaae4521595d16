import { NO_SETTINGS, type Settings } from "../../factors/settings.js";
import type { Tuning } from "../experiment.js";
import { log, pow } from "../../math/index.js";

/** What tuning chooses for an arm. */
export interface Point {
  readonly rate: number;
  /** What is tuned together with the rate; none where rates alone are. */
  readonly settings: Settings;
}

/** A rate beside which nothing is tuned. */
export const rateAlone = (rate: number): Point => ({ rate, settings: NO_SETTINGS });

export const settingsKey = (settings: Settings): string => JSON.stringify(settings);

/** The same for points that name the same trials of an arm. */
export const pointKey = ({ rate, settings }: Point): string => `${rate} ${settingsKey(settings)}`;

export const isSamePoint = (a: Point, b: Point): boolean => pointKey(a) === pointKey(b);

/** All settings that rates are tried with: every combination of the listed values, the last list fastest. */
export const settingsOf = ({ with: lists = {} }: Pick<Tuning, "with">): Settings[] =>
  Object.entries(lists).reduce<Settings[]>(
    (sofar, [key, values]) => sofar.flatMap((chosen) => values.map((value) => ({ ...chosen, [key]: value }))),
    [NO_SETTINGS],
  );

/** Points by their settings, in the order in which these come first, and then by their rates. */
export function inOrder<P extends Point>(points: readonly P[]): P[] {
  const ranks = new Map<string, number>();
  for (const { settings } of points) {
    const key = settingsKey(settings);
    if (!ranks.has(key)) ranks.set(key, ranks.size);
  }
  const rank = ({ settings }: Point) => ranks.get(settingsKey(settings)) ?? 0;
  return points.toSorted((a, b) => rank(a) - rank(b) || a.rate - b.rate);
}

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
