import type { Target } from "../experiment/experiment.js";
import { curveMetrics } from "../metrics/index.js";
import { percent, number } from "./numbers.js";
import type { Rung, TargetLadder } from "../analysis/verdict.js";
import type { Bounds } from "../stats/index.js";
import { list } from "./lists.js";

/** In a sentence: "95 % training accuracy", "a training loss of 0.1". */
export function targetWords({ metric, value }: Target): string {
  const { title, unit } = curveMetrics.get(metric);
  const name = title.toLowerCase();
  return unit === "share" ? `${percent(value)} ${name}` : `a ${name} of ${value}`;
}

/** In a title: "training accuracy ≥ 95 %". */
export function formatTarget({ metric, value }: Target): string {
  const { title, goal, unit } = curveMetrics.get(metric);
  const limit = unit === "share" ? percent(value) : String(value);
  return `${title.toLowerCase()} ${goal === "maximize" ? "≥" : "≤"} ${limit}`;
}

/** The first crossings of the ladder, from the easiest target to the hardest. */
export const firstCrossings = ({ rungs }: TargetLadder): readonly Rung[] =>
  rungs.filter(({ crossing }) => crossing === "first");

/** The least and the greatest estimate over all targets; undefined where none is known to a number. */
export function ratiosOver(ladder: TargetLadder): Bounds | undefined {
  const known = firstCrossings(ladder).flatMap(({ estimate }) =>
    estimate.bound === "=" || estimate.bound === "between" ? [estimate] : [],
  );
  if (known.length === 0) return undefined;
  return {
    lower: Math.min(...known.map(({ lower }) => lower)),
    upper: Math.max(...known.map(({ upper }) => upper)),
  };
}

/** "95 %", "0.05": a target's value in words. */
export const valueWords = ({ metric }: Pick<TargetLadder, "metric">, value: number): string =>
  curveMetrics.get(metric).unit === "share" ? percent(value) : number(value);

/**
 * At which targets the ratio is decided otherwise than at the declared one: "direction only at 0.98 and refuted from 0.99 on";
 * empty where at none. Where a target leaves it open that is no other decision.
 */
export function changeWords(ladder: TargetLadder, write: (value: number) => string): string {
  const rungs = firstCrossings(ladder);
  const declared = rungs.find((rung) => rung.declared);
  const runs: { verdict: Rung["verdict"]; from: number; to: number }[] = [];
  for (const [i, { verdict }] of rungs.entries()) {
    const last = runs.at(-1);
    if (last?.verdict === verdict) last.to = i;
    else runs.push({ verdict, from: i, to: i });
  }
  const others = runs.filter(({ verdict }) => verdict !== declared?.verdict && verdict !== "inconclusive");
  return list(others.map(({ verdict, from, to }) => `${verdict} ${spanWords(rungs, from, to, write)}`));
}

/** "to 0.7", "from 0.98", "at 0.9", "from 0.8 to 0.9": some of the ladder's targets in a row. */
function spanWords(
  rungs: readonly Rung[],
  from: number,
  to: number,
  write: (value: number) => string,
): string {
  const [first, last] = [write(rungs[from].value), write(rungs[to].value)];
  if (from === to) return `at ${first}`;
  if (from === 0) return `up to ${last}`;
  return to === rungs.length - 1 ? `from ${first} on` : `from ${first} to ${last}`;
}
