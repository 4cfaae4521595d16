import type { DatasetSummary } from "../datasets/summary.js";
import { trialsOfExperiment } from "../experiment/known-trials.js";
import { isTunedAnew } from "../experiment/tuning/replicates.js";
import type { Study } from "../results/study.js";
import type { Verdict, Warning } from "./verdict.js";
import { across, type Across } from "./across.js";
import { conditionsOf } from "./conditions.js";
import { readRecords } from "./records.js";
import { repeatedRows, resultRows, type ResultRow } from "./result-rows.js";
import { tuningBudgets, type BudgetCurve } from "./tuning-budget.js";
import { versus, type Versus } from "./versus.js";
import { summarize, type CellSummary } from "./summarize.js";

/** What a study says about claims, and what weakens it. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  readonly warnings: readonly Warning[];
}

/** All that a report is made of: the study, and what its trials came to. */
export interface Findings extends Judgement {
  readonly study: Study;
  /** What the experiment's data sets hold; empty where that is not known, as of a study of an older version. */
  readonly data: readonly DatasetSummary[];
  /**
   * The experiment's own, in plan order; without what its claims asked for in addition. Where rates are chosen anew for
   * every seed, the same as `rows`: a trial whose rate both regimes chose is then in two.
   */
  readonly cells: readonly CellSummary[];
  /** The same as tables show them: condition by condition, regime by regime, in the config's order. */
  readonly rows: readonly ResultRow[];
  /** The comparison across data sets; none where there is only one. */
  readonly across: readonly Across[];
  /** Each condition's activations against one reference. */
  readonly versus: readonly Versus[];
  /** What less tuning would have come to, activation by activation; none where rates are given. */
  readonly tuningBudgets: readonly BudgetCurve[];
}

const unjudged: Judgement = { verdicts: [], warnings: [] };

/** Reads a study once, and for its records, if they are not given. What is kept grows with its cells, not with its trials. */
export function analyse(
  study: Study,
  judgement = unjudged,
  records = readRecords(study),
  data: readonly DatasetSummary[] = [],
): Findings {
  const { experiment } = study;
  const repeated = isTunedAnew(experiment) ? repeatedRows(study) : undefined;
  const cells = repeated ?? [
    ...summarize(study, trialsOfExperiment(experiment, study.tuned(experiment), study.looks)),
  ];
  const conditions = conditionsOf(study, experiment, records);
  return {
    ...judgement,
    study,
    data,
    cells,
    rows: repeated ?? resultRows(cells, study),
    across: across(experiment, conditions),
    versus: versus(conditions),
    tuningBudgets: tuningBudgets(study, experiment).flat(),
  };
}
