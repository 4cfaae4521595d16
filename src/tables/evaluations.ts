import type { MeasuredResult } from "../trial/result.js";
import { FACTOR_NAMES, factorOf, valuesOf, type FactorName } from "../factors/index.js";
import { isTunedWith } from "../factors/settings.js";
import type { TrialSpec } from "../trial/spec.js";
import { factorColumns, phaseColumn, regimeColumns, seedColumn } from "./columns.js";
import { text, type Column, type ColumnDescriptor, type Columned, type TableWords } from "./table.js";
import { defineTrialTable, type TrialRow, type TrialTable } from "./trial-table.js";

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
  factorColumns<TrialRow>(({ spec }) => spec, [name]).map((column) => {
    // A parameter of the optimiser is there where it is tuned.
    if (ALWAYS.has(name) || (name === "optimizer" && column.name !== name)) return column;
    const holds = (study: Columned) => varies(name, study) && (column.only?.holds(study) ?? true);
    return {
      ...column,
      only: { where: column.only === undefined ? "it varies" : `it varies and ${column.only.where}`, holds },
    };
  }),
);

/** What tells a trial's rows from others': what is the same for a whole study is in trials.csv. */
const trialColumns: readonly Column<TrialRow>[] = [
  text("trial_id", "The trial, as in trials.csv.", ({ result }: TrialRow) => result.id),
  phaseColumn<TrialRow>(({ spec }) => spec),
  ...varyingColumns,
  seedColumn<TrialRow>(({ spec }) => spec),
  ...regimeColumns<TrialRow>(({ regimes }) => regimes, { where: "rates are tuned", holds: isTuned }),
];

/** A column of numbers, one for each evaluation of a trial. */
export interface Figure extends ColumnDescriptor {
  /** Undefined where it was not measured. */
  series(part: EvaluatedPart): readonly (number | null)[] | undefined;
}

/** What of a trial has a row for each evaluation: the trial itself, or one of its hidden layers. */
interface EvaluatedPart {
  readonly spec: TrialSpec;
  readonly result: MeasuredResult;
  /** From 0. */
  readonly layer: number;
}

const epoch: Figure = {
  name: "epoch",
  type: "number",
  unit: "epochs",
  description: "Epochs trained at this evaluation; 0 is before any training.",
  series: ({ result }) => result.curve.epochs,
};

interface EvaluationTableDefinition extends TableWords {
  /** What a row has behind the epoch. */
  readonly figures: readonly Figure[];
  /** The hidden layers that have a row each at an evaluation; one row where left out. */
  layers?(result: MeasuredResult): Iterable<number>;
  /** The first of a curve's evaluations that has rows; by default all have. */
  first?(result: MeasuredResult, study: Columned): number;
}

/** A table with rows for each evaluation of a trial. */
export function defineEvaluationTable(definition: EvaluationTableDefinition): TrialTable {
  const { figures, layers = () => [0], first = () => 0, ...words } = definition;
  const series = [epoch, ...figures];
  return defineTrialTable({
    ...words,
    refersToTrials: true,
    columns: trialColumns,
    more: series.map(({ series: _series, ...field }) => field),
    append(cells, { spec, result }, study, lines) {
      if (result.state === "failed") return;
      const parts = Array.from(layers(result), (layer) =>
        series.map((figure) => figure.series({ spec, result, layer }) ?? []),
      );
      const { length } = result.curve.epochs;
      for (let index = first(result, study); index < length; index++) {
        for (const columns of parts) lines.append(cells, columns, index);
      }
    },
  });
}
