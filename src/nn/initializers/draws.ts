import { normal } from "../../random/normal.js";
import { uniform } from "../../random/uniform.js";
import type { WeightShape } from "./definition.js";

/** Weights (fanOut, fanIn) from the normal distribution of mean 0. */
export function normalWeights({ fanIn, fanOut, random }: WeightShape, std: number): Float64Array {
  return Float64Array.from({ length: fanOut * fanIn }, () => std * normal(random));
}

/** Weights (fanOut, fanIn) from the uniform distribution on [−limit, limit). */
export function uniformWeights({ fanIn, fanOut, random }: WeightShape, limit: number): Float64Array {
  return Float64Array.from({ length: fanOut * fanIn }, () => uniform(-limit, limit, random));
}
