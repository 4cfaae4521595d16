import type { Findings } from "../analysis/findings.js";
import { regimesOfTrials } from "../analysis/regimes.js";
import type { MeasuredResult } from "../trial/result.js";
import type { Regime } from "../experiment/experiment.js";
import { FACTOR_NAMES, factorOf, valuesOf, type FactorName } from "../factors/index.js";
import { isTunedWith } from "../factors/settings.js";
import type { TrialSpec } from "../trial/spec.js";
import { factorColumns, phaseColumn, regimeColumns, seedColumn } from "./columns.js";
import { number, text, type Column, type Columned, type CsvValue } from "./table.js";

/** All that rows of trials are made of. */
export type OfTrials = Pick<Findings, "study">;

/** One evaluation of one trial. */
export interface EvaluationRow {
  readonly spec: TrialSpec;
  readonly result: MeasuredResult;
  /** As in trials.csv. */
  readonly regimes: ReadonlySet<Regime> | undefined;
  /** Which of the curve's evaluations. */
  readonly index: number;
}

export function* evaluations({ study }: OfTrials): Generator<EvaluationRow> {
  const regimesOf = regimesOfTrials(study, [study.experiment, ...study.needs]);
  for (const { spec, result } of study.trials()) {
    if (result.state === "failed") continue;
    const regimes = regimesOf.get(result.id);
    for (const index of result.curve.epochs.keys()) yield { spec, result, regimes, index };
  }
}

const isTuned = ({ experiment }: Columned): boolean => experiment.tuning !== undefined;

/** A file has these whether they vary or not; of the others those that do, so that it stays small. */
const ALWAYS: ReadonlySet<FactorName> = new Set(["dataset", "activation"]);

function varies(name: FactorName, study: Columned): boolean {
  if (name === "learning_rate" && isTuned(study)) return true;
  const factor = factorOf(name);
  if (isTunedWith(name, study.experiment.tuning?.with)) return true;
  return (
    new Set([study.experiment, ...study.needs].flatMap((experiment) => valuesOf(factor, experiment))).size > 1
  );
}

const varyingColumns = FACTOR_NAMES.flatMap((name) =>
  factorColumns<EvaluationRow>(({ spec }) => spec, [name]).map((column) => {
    // A parameter of the optimiser is there where it is tuned.
    if (ALWAYS.has(name) || (name === "optimizer" && column.name !== name)) return column;
    const holds = (study: Columned) => varies(name, study) && (column.only?.holds(study) ?? true);
    return {
      ...column,
      only: { where: column.only === undefined ? "it varies" : `it varies and ${column.only.where}`, holds },
    };
  }),
);

/** A column that says the same in all rows of a trial: it is asked once a trial, as there are hundreds of rows. */
function ofTrial({ value, ...column }: Column<EvaluationRow>): Column<EvaluationRow> {
  let asked: { readonly result: MeasuredResult; readonly answer: CsvValue } | undefined;
  return {
    ...column,
    value(row) {
      if (asked?.result !== row.result) asked = { result: row.result, answer: value(row) };
      return asked.answer;
    },
  };
}

/** Which evaluation a row is of, and all that tells it from others: what is the same for a whole study is in trials.csv. */
export const evaluationColumns: readonly Column<EvaluationRow>[] = [
  ...[
    text("trial_id", "The trial, as in trials.csv.", ({ result }: EvaluationRow) => result.id),
    phaseColumn<EvaluationRow>(({ spec }) => spec),
    ...varyingColumns,
    seedColumn<EvaluationRow>(({ spec }) => spec),
    ...regimeColumns<EvaluationRow>(({ regimes }) => regimes, { where: "rates are tuned", holds: isTuned }),
  ].map(ofTrial),
  number(
    "epoch",
    "Epochs trained at this evaluation; 0 is before any training.",
    ({ result, index }) => result.curve.epochs[index],
    { unit: "epochs" },
  ),
];
