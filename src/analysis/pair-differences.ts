import { logRatio, type Bounds } from "../stats/index.js";

/** A pair's difference on the scale that ranks are taken on, and whether a trial that diverged or did not arrive blurs it. */
export interface PairDifference {
  readonly difference: Bounds;
  readonly isOpen: boolean;
}

/** What a measure came to under the same seed; null for a trial that diverged. */
export interface ValuePair {
  readonly a: number | null;
  readonly b: number | null;
}

/** A trial that diverged is known to be no better than the other, and no more: its loss is longer than a horizon. */
export function lossRatio({ a, b }: ValuePair): PairDifference {
  const horizon = Math.max(a ?? b ?? 1, Number.MIN_VALUE);
  const loss = (value: number | null) =>
    value === null ? ({ reached: false, horizon } as const) : ({ reached: true, time: value } as const);
  return { difference: logRatio(loss(a), loss(b)), isOpen: a === null || b === null };
}

/** The same of accuracies, which lie between 0 and 1. */
export function accuracyDifference({ a, b }: ValuePair): PairDifference {
  const isOpen = a === null || b === null;
  if (a === null && b === null) return { difference: { lower: -1, upper: 1 }, isOpen };
  if (a === null) return { difference: { lower: 0 - (b ?? 0), upper: 0 }, isOpen };
  if (b === null) return { difference: { lower: 0, upper: a }, isOpen };
  const difference = Number((a - b).toPrecision(12));
  return { difference: { lower: difference, upper: difference }, isOpen };
}

/** How much smaller the first is of two shares; of one that is not known it may be anything from 0 to 1. */
export function shareDifference({ a, b }: ValuePair): PairDifference {
  const difference = {
    lower: Number(((b ?? 0) - (a ?? 1)).toPrecision(12)),
    upper: Number(((b ?? 1) - (a ?? 0)).toPrecision(12)),
  };
  return { difference, isOpen: a === null || b === null };
}

/** The log ratio of b to a, two positive numbers; where one is not known, neither is this. */
export function ratioOf({ a, b }: ValuePair): PairDifference {
  if (a === null || b === null) return { difference: { lower: -Infinity, upper: Infinity }, isOpen: true };
  return { difference: logRatio({ reached: true, time: a }, { reached: true, time: b }), isOpen: false };
}
