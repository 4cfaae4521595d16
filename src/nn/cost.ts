import type { Program } from "../formula/program.js";
import { layerSizes, type LayerShape } from "./mlp.js";

/** What a network costs, apart from any machine. */
export interface NetworkCost {
  /** Numbers that training adjusts: weights, biases and learned parameters of activations. */
  readonly parameters: number;
  /** Floating-point operations of one forward and backward pass, for each sample. */
  readonly flops: number;
}

/**
 * Counts parameters and operations as the kernel has them. A multiplication and an addition are two operations, and so is
 * each of them that an activation takes; an elementary function such as exp counts as one. In the forward pass of
 * training an activation has its value and all its partial derivatives computed. The loss and the update are left out:
 * they do not tell activations apart.
 *
 * @param features width of a sample
 * @param shapes layers, first to last
 */
export function networkCost(features: number, shapes: readonly LayerShape[]): NetworkCost {
  const layers = layerSizes(features, shapes).map(
    ({ units, inputs, learned, outputs, fanIn, count, program }, l) => {
      const product = 2 * fanIn * outputs;
      // z = x Wᵀ + b, dW = dzᵀ x, db = Σ dz; dx = dz W is not needed of the data.
      const dense = (l === 0 ? 2 : 3) * product + outputs;
      // dz_k = da · ∂f/∂z_k; dθ = Σ da · ∂f/∂θ
      const activation = program === undefined ? 0 : units * (operationsOf(program) + inputs + 2 * learned);
      return { parameters: count, flops: dense + activation };
    },
  );
  return {
    parameters: layers.reduce((sum, { parameters }) => sum + parameters, 0),
    flops: layers.reduce((sum, { flops }) => sum + flops, 0),
  };
}

/** Operations of an activation's value and partial derivatives, for each element; each sub-expression is computed once. */
const operationsOf = ({ nodes }: Program): number =>
  nodes.filter((node) => "args" in node && node.op !== "flush").length;
