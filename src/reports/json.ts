import type { Findings } from "../analysis/findings.js";
import { secondsPerEpoch, type CellSummary } from "../analysis/summarize.js";
import { factorsOf } from "../experiment/factors.js";

/** Grows when a key changes its meaning or goes; new keys may come at any time. */
const format = 1;

/**
 * The findings as one JSON document for other programs: a member of `summary` per row of the terminal's tables, in the same order,
 * with the names and units of summary.csv; the curves are in curves.csv. `verdicts` and `warnings` are those of the terminal; what
 * is exploratory is marked so. Whatever is infinite, as a time beyond the horizon, is null,
 * which is what `JSON.stringify` makes of it.
 */
export function jsonReport({ study, cells, verdicts, warnings }: Findings): string {
  const { name, seed, seeds, targets } = study.experiment;
  const document = {
    format,
    name,
    seed,
    seeds,
    targets,
    summary: cells.map(cellDocument),
    verdicts,
    warnings,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function cellDocument(cell: CellSummary): object {
  return {
    ...factorsOf(cell.spec),
    trials: cell.trials,
    diverged: cell.diverged,
    failed: cell.failed,
    horizon_epochs: cell.spec.training.epochs,
    reached: cell.reached,
    time_to_target_epochs: cell.epochsToTarget,
    time_to_target_steps: cell.stepsToTarget,
    final: cell.final,
    generalization_gap: cell.generalizationGap,
    final_units: cell.units,
    parameter_count: cell.parameterCount,
    seconds_per_epoch: secondsPerEpoch(cell),
  };
}
