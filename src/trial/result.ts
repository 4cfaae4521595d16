import type { Portrait } from "./portrait.js";
import type { TrialSpec } from "./spec.js";

/**
 * What was measured at each evaluation, column by column; the first is before any training (epoch 0). All columns
 * have the length of `epochs`; `null` is "not defined there", never a number.
 */
export interface LearningCurve {
  readonly epochs: readonly number[];
  /** By name of a curve metric: train_loss, test_accuracy, … */
  readonly metrics: Readonly<Record<string, readonly (number | null)[]>>;
  /** Per hidden layer, by name of a layer metric: dead, saturated, … */
  readonly layers: readonly Readonly<Record<string, readonly (number | null)[]>>[];
}

interface Finished {
  readonly id: string;
  readonly curve: LearningCurve;
  /** Optimiser steps in one epoch. */
  readonly stepsPerEpoch: number;
  /** How many numbers training adjusts. */
  readonly parameterCount: number;
  /**
   * Where every activation is affine: how far the trained network is from the single affine map that its weights
   * multiply to, relative to its largest output.
   */
  readonly linearCollapse?: number;
  /** The learned parameters of the activations at the end, one record a layer; null where the trial diverged. */
  readonly learned: readonly Readonly<Record<string, number | null>>[];
  /** Where the spec asks for it and the trial completed. */
  readonly portrait?: Portrait;
}

/** A trial's outcome. A diverged trial is data; a failed one is an error with its message. */
export type TrialResult =
  | ({ readonly state: "completed" } & Finished)
  | ({
      readonly state: "diverged";
      /** The last evaluated epoch at which the loss was finite; null when it never was. */
      readonly lastFiniteEpoch: number | null;
    } & Finished)
  | { readonly state: "failed"; readonly id: string; readonly message: string };

/** The result of a trial that measured something: it completed or diverged. */
export type MeasuredResult = Exclude<TrialResult, { state: "failed" }>;

/** A trial with its outcome. */
export interface FinishedTrial {
  readonly spec: TrialSpec;
  readonly result: TrialResult;
  /** Wall-clock seconds of its share of a group's training, evaluation left out; in timing.csv and nowhere else. */
  readonly seconds: number;
}
