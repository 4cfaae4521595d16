import type { z } from "zod";
import type { RandomSource } from "../../random/stream.js";
import type { Sourced } from "../../sources/cite.js";

/** The layer whose weights are wanted. */
export interface WeightShape {
  readonly fanIn: number;
  readonly fanOut: number;
  /** What the layer's activation needs to keep the signal's size; 1 for the output layer. */
  readonly gain: number;
  /** The layer's place, from 0, among `layers` (the output layer counts). */
  readonly layer: number;
  readonly layers: number;
  readonly random: RandomSource;
}

/**
 * One way to draw a layer's first weights; biases start at zero. `parameters` has a default and a description for
 * every key. Whatever draws from a normal (or a uniform) distribution takes the same standard draws in the same
 * order and scales them, so that activations that differ in gain start from the same raw draws.
 */
export interface Initializer<
  P extends Readonly<Record<string, number>> = Readonly<Record<string, number>>,
> extends Sourced {
  readonly name: string;
  readonly title: string;
  readonly parameters: z.ZodType<P>;
  /** Whether the activation's gain scales the weights. */
  readonly usesGain: boolean;
  /** The weights (fanOut, fanIn). */
  fill(parameters: P, shape: WeightShape): Float64Array;
}
