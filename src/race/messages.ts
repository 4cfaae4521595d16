import type { Tables } from "../datasets/table.js";
import type { Regions } from "../trial/portrait.js";
import type { UnitHealth } from "../trial/health.js";
import type { FinishedTrial } from "../trial/result.js";
import type { TrialSpec } from "../trial/spec.js";

/** The trials of one heat: of every activation a group of seeds, side by side. */
export type Heat = readonly (readonly TrialSpec[])[];

/** What the page tells a worker. */
export type Order =
  /** What trains, and on which files: forgets what was trained before. Without a module the reference kernel trains. */
  | { readonly kind: "equip"; readonly tables: Tables; readonly kernel: Uint8Array | undefined }
  /** Forgets the groups before, and takes these as far as the limit allows. News of them carry the round's number. */
  | { readonly kind: "start"; readonly round: number; readonly groups: Heat; readonly epochs: number }
  /** Trains no further than so many epochs. */
  | { readonly kind: "limit"; readonly epochs: number };

/** A trained function of one feature over the training rows: x, y and the network's answers in order of x. */
export interface Fit {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly answers: readonly number[];
}

/** How far a group is. */
export interface GroupNews {
  readonly activation: string;
  readonly epoch: number;
  /** A trial each: its seed, and the evaluations since the last news. */
  readonly trials: readonly { readonly seed: number; readonly epochs: number[]; readonly losses: number[] }[];
  /** The first trial's units, one entry a hidden layer. */
  readonly units: readonly UnitHealth[];
  readonly regions?: Regions;
  readonly fit?: Fit;
}

/** A finished trial with its parameters: those of the flat buffer, which hold an f32 each in the SIMD kernel. */
export type Arrival = FinishedTrial & { readonly weights: Float64Array };

/** What a worker tells the page. */
export interface News {
  readonly round: number;
  readonly groups: readonly GroupNews[];
  readonly arrivals: readonly Arrival[];
}
