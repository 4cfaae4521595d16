import { ascending } from "../stats/quantile.js";
import type { CellSummary } from "./summarize.js";

/** A cell's median time to target; Infinity where it is beyond the horizon or there is none. */
export const medianTime = ({ epochsToTarget }: CellSummary): number => epochsToTarget?.median ?? Infinity;

/** From the earliest to the latest median time to target; then the most often reached; then the lowest final loss. */
export function compareCells(a: CellSummary, b: CellSummary): number {
  return (
    ascending(medianTime(a), medianTime(b)) ||
    ascending(reachedShare(b), reachedShare(a)) ||
    ascending(finalLoss(a), finalLoss(b))
  );
}

const reachedShare = ({ reached, trials }: CellSummary): number => (trials === 0 ? 0 : reached / trials);

const finalLoss = ({ final }: CellSummary): number => final.train_loss?.median ?? Infinity;

/** The cells that reached the target first: those with the least median time, none where no median is known. */
export function fastest<T extends CellSummary>(cells: readonly T[]): readonly T[] {
  const least = Math.min(...cells.map(medianTime));
  return Number.isFinite(least) ? cells.filter((cell) => medianTime(cell) === least) : [];
}
