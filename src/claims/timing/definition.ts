import type { TrialSpec } from "../../trial/spec.js";
import { trialId } from "../../trial/id.js";

export type { Timing } from "../../trial/timing.js";

/** What is timed: one element of an activation's forward pass with derivatives, or a whole step of training. */
export type TimedWork = "element" | "step";

/** Two things to be timed against each other, taking turns. */
export interface TimingRequest {
  readonly work: TimedWork;
  readonly a: TrialSpec;
  readonly b: TrialSpec;
}

/** Names a request; the same whatever its activations are called. */
export function timingKey({ work, a, b }: TimingRequest): string {
  return `${work} ${trialId(a)} ${trialId(b)}`;
}

/** Something that can be timed again and again. */
export interface TimedPair {
  a(): void;
  b(): void;
  /** Elements, or steps of one trial, in one call. */
  readonly unitsPerCall: { readonly a: number; readonly b: number };
}

/** Prepares the work of a request. Preparing the next one may end the one before. */
export type TimedPairs = (request: TimingRequest) => TimedPair;
