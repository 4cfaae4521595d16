import { programOf } from "../../activations/resolve.js";
import type { TrialSpec } from "../../trial/spec.js";

/** A group's relative training cost: weights between hidden layers × epochs. Only the order of costs matters. */
export function trainingCost([{ hidden, activation, training }]: readonly TrialSpec[]): number {
  const weights = hidden.map(
    (units, l) => units * programOf(activation.layers[l]).inputs * (l === 0 ? 1 : hidden[l - 1]),
  );
  return weights.reduce((total, count) => total + count, 1) * training.epochs;
}
