import type { Findings } from "../../analysis/findings.js";
import type { ResultRow } from "../../analysis/result-rows.js";
import type { BudgetCurve } from "../../analysis/tuning-budget.js";
import { secondsPerEpoch } from "../../analysis/summarize.js";
import { matchedNetworks } from "../../experiment/match.js";
import { factorsOf, hiddenLabel } from "../../factors/index.js";
import { tunedSettings } from "../../factors/settings.js";

/** Grows when a key changes its meaning or goes; new keys may come at any time. */
const format = 1;

/**
 * The findings as one JSON document for other programs: a member of `summary` per row of the terminal's tables, in the same order,
 * with the names and units of summary.csv; the curves are in curves.csv. `across` compares over the data sets,
 * `versus` within each condition, with the report's reference; `networks` has what each activation's network is and costs, where widths are matched; `tuning_budget` says what fewer rates and tuning seeds would
 * have come to. `verdicts` and `warnings` are those of the terminal; what
 * is exploratory is marked so. Whatever is infinite, as a time beyond the horizon, is null,
 * which is what `JSON.stringify` makes of it.
 */
export function jsonReport({
  study,
  data,
  rows,
  across,
  versus,
  tuningBudgets,
  verdicts,
  warnings,
}: Findings): string {
  const { name, seed, seeds, targets } = study.experiment;
  const document = {
    format,
    name,
    seed,
    seeds,
    targets,
    data,
    ...(study.experiment.match && { networks: matchedNetworks(study.experiment) }),
    missing_trials: study.missing,
    ...(study.looks.registered && { registration: study.looks.registered }),
    summary: rows.map(rowDocument),
    across,
    versus,
    tuning_budget: tuningBudgets.map(budgetDocument),
    verdicts,
    warnings,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function rowDocument(row: ResultRow): object {
  return {
    ...factorsOf(row.spec),
    ...(row.spec.matched && {
      hidden: hiddenLabel(row.spec.hidden),
      network: hiddenLabel(row.spec.matched.network),
    }),
    ...tunedSettings(row.spec),
    regime: row.regime,
    trials: row.trials,
    diverged: row.diverged,
    failed: row.failed,
    horizon_epochs: row.spec.training.epochs,
    reached: row.reached,
    time_to_target_epochs: row.epochsToTarget,
    time_to_target_steps: row.stepsToTarget,
    final: row.final,
    generalization_gap: row.generalizationGap,
    final_units: row.units,
    parameter_count: row.parameterCount,
    flops: row.flops,
    seconds_per_epoch: secondsPerEpoch(row),
  };
}

function budgetDocument({ arm, budgets }: BudgetCurve): object {
  const spec = { phase: "tune" as const, seed: 0, learningRate: 1, ...arm.spec };
  const { learning_rate: _rate, ...factors } = factorsOf(spec);
  const times = budgets.map(({ points, seeds, medianEpochs }) => ({
    rates: points,
    seeds,
    time_to_target_epochs_median: medianEpochs,
  }));
  return { ...factors, points: times };
}
