import { programOf } from "../../activations/resolve.js";
import type { TrialSpec } from "../../trial/spec.js";

/** Rows of a data set whose spec does not say: as many as a synthetic one has by default. */
const USUAL_ROWS = 640;

/**
 * A group's relative training cost: rows × weights between hidden layers × epochs. It orders groups and balances
 * shards; no result depends on it.
 */
export function trainingCost([{ dataset, hidden, activation, training }]: readonly TrialSpec[]): number {
  const weights = hidden.map(
    (units, l) => units * programOf(activation.layers[l]).inputs * (l === 0 ? 1 : hidden[l - 1]),
  );
  const rows = Number(dataset.parameters.samples ?? USUAL_ROWS);
  return weights.reduce((total, count) => total + count, 1) * rows * training.epochs;
}
