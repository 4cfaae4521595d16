import type { TrialSpec } from "../../trial/spec.js";
import { trialId } from "../../trial/id.js";

/** What the clock said of two pieces of work, in turns that stood side by side in time. */
export interface Timing {
  /** Names the work and the two trials it belongs to. */
  readonly key: string;
  /** Seconds per element, or per step of one trial. */
  readonly turns: readonly { readonly a: number; readonly b: number }[];
}

/** What is timed: one element of an activation's forward pass with derivatives, or a whole step of training. */
export type TimedWork = "element" | "step";

/** Two things to be timed against each other, taking turns. */
export interface TimingRequest {
  readonly work: TimedWork;
  readonly a: TrialSpec;
  readonly b: TrialSpec;
}

/** Names a request; the same whatever its activations are called. */
export const timingKey = ({ work, a, b }: TimingRequest): string => `${work} ${trialId(a)} ${trialId(b)}`;

/** Something that can be timed again and again. */
export interface TimedPair {
  a(): void;
  b(): void;
  /** Elements, or steps of one trial, in one call. */
  readonly unitsPerCall: { readonly a: number; readonly b: number };
}

/** Prepares the work of a request. Preparing the next one may end the one before. */
export type TimedPairs = (request: TimingRequest) => TimedPair;

interface TimingOptions {
  /** How many turns each of the two gets. */
  readonly turns: number;
  /** How long a turn lasts at least, in milliseconds. */
  readonly turnMilliseconds: number;
}

const usualTiming: TimingOptions = { turns: 24, turnMilliseconds: 4 };

/**
 * Times each request in turns, a b, b a, a b, …: what slows the machine down for a while slows both alike, and neither
 * is always first.
 *
 * @param now a clock in milliseconds
 */
export function measureTimings(
  requests: readonly TimingRequest[],
  pairOf: TimedPairs,
  now: () => number,
  settings: TimingOptions = usualTiming,
): Timing[] {
  const byKey = new Map(requests.map((request) => [timingKey(request), request]));
  return [...byKey].map(([key, request]) => ({ key, turns: timeInTurns(pairOf(request), now, settings) }));
}

function timeInTurns(
  pair: TimedPair,
  now: () => number,
  { turns, turnMilliseconds }: TimingOptions,
): Timing["turns"] {
  const calls = {
    a: callsFor(turnMilliseconds, () => pair.a(), now),
    b: callsFor(turnMilliseconds, () => pair.b(), now),
  };
  const time = (side: "a" | "b") =>
    milliseconds(() => pair[side](), calls[side], now) / 1000 / calls[side] / pair.unitsPerCall[side];
  return Array.from({ length: turns }, (_, turn) => {
    if (turn % 2 === 0) {
      const a = time("a");
      return { a, b: time("b") };
    }
    const b = time("b");
    return { a: time("a"), b };
  });
}

/** How many calls last as long as a turn; finding out warms up caches and the compiler. */
function callsFor(turnMilliseconds: number, call: () => void, now: () => number): number {
  let calls = 1;
  for (;;) {
    const elapsed = milliseconds(call, calls, now);
    if (elapsed >= turnMilliseconds) return calls;
    calls = Math.ceil(
      calls * Math.min(10, Math.max(1.5, (1.2 * turnMilliseconds) / Math.max(elapsed, 1e-3))),
    );
  }
}

function milliseconds(call: () => void, calls: number, now: () => number): number {
  const startedAt = now();
  for (let i = 0; i < calls; i++) call();
  return now() - startedAt;
}
