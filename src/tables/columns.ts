import type { Spread } from "../analysis/spread.js";
import {
  FACTOR_NAMES,
  factorOf,
  hasColumn,
  TUNED,
  type Factor,
  type FactorName,
  type FactorValue,
} from "../factors/index.js";
import { isTunedWith, settings } from "../factors/settings.js";
import type { Regime, Target } from "../experiment/experiment.js";
import type { TrialSpec } from "../trial/spec.js";
import type { RatioBounds } from "../stats/index.js";
import { flag, integer, number, text, type CsvValue, type Column, type ColumnDescriptor } from "./table.js";
import { finite } from "../trial/curve.js";

/** A factor's column, apart from where its values come from. */
export const factorColumn = (factor: Factor): ColumnDescriptor => ({
  name: factor.name,
  ...factor.column,
  ...(factor.onlyWherePresent && {
    only: { where: "the config names one", holds: ({ experiment }) => hasColumn(factor, experiment) },
  }),
});

/** Whether a study's networks are as wide as their cost allows. */
export const onlyMatched: ColumnDescriptor["only"] = {
  where: "the config has a match",
  holds: ({ experiment }) => experiment.match !== undefined,
};

/** What claims and comparisons have in their column `hidden`. */
const network: ColumnDescriptor = {
  name: "network",
  type: "string",
  description:
    "The hidden layers that the config names, which the reference of its match has; `hidden` has those that cost as much.",
  only: onlyMatched,
};

/** A column for each factor but the seed; all of them, whether they vary or not, so that files can be stacked. */
export function factorColumns<Row>(
  specOf: (row: Row) => TrialSpec,
  names: readonly FactorName[] = FACTOR_NAMES,
): Column<Row>[] {
  return names.map(factorOf).flatMap((factor): Column<Row>[] => {
    const { of: named, trained = named } = factor;
    const column = { ...factorColumn(factor), value: (row: Row) => trained(specOf(row)) };
    if (factor.name === "hidden") return [column, { ...network, value: (row) => named(specOf(row)) }];
    return factor.name === "optimizer" ? [column, ...parameterColumns(specOf)] : [column];
  });
}

/** Whether anything is tuned together with the learning rates. */
export const onlyWithSettings: ColumnDescriptor["only"] = {
  where: "settings are tuned with the rates",
  holds: ({ experiment }) => experiment.tuning?.with !== undefined,
};

/** Parameters of the optimiser, which has no columns for those that are given. */
const parameters = settings.filter(({ factor }) => factor === undefined);

/** What tells the rows of a table apart that has a row for each cell. */
export const CELL_KEY: readonly string[] = [...FACTOR_NAMES, ...parameters.map(({ name }) => name)];

const parameterColumns = <Row>(specOf: (row: Row) => TrialSpec): Column<Row>[] =>
  parameters.map(({ key, name, of }) =>
    number(name, `The optimiser's ${key}.`, (row) => of(specOf(row)) ?? null, {
      only: { where: "it is tuned", holds: ({ experiment }) => isTunedWith(name, experiment.tuning?.with) },
    }),
  );

/** What a condition has of a factor; missing where its arms are tuned to values of their own. */
export const conditionValue = (value: FactorValue): CsvValue => (value === TUNED ? null : value);

/** How a row's learning rates were chosen. */
export function regimeColumn<Row>(regimeOf: (row: Row) => string | null): Column<Row> {
  return text(
    "regime",
    'How the learning rates were chosen: "shared" (one for the whole field), "tuned" (each activation\'s own best) or "given".',
    regimeOf,
  );
}

export function phaseColumn<Row>(specOf: (row: Row) => TrialSpec): Column<Row> {
  return text(
    "phase",
    '"evaluate", or "tune" for a trial that only helped to choose the learning rate.',
    (row) => specOf(row).phase,
  );
}

/** Which of the rates that tuning chose a trial has; undefined where the config gave it, or while it is being chosen. */
export function regimeColumns<Row>(
  regimesOf: (row: Row) => ReadonlySet<Regime> | undefined,
  only?: ColumnDescriptor["only"],
): Column<Row>[] {
  const isRate = (regime: Regime, which: string): Column<Row> =>
    flag(
      `${regime}_rate`,
      `Whether the learning rate is ${which}; missing where it was given.`,
      (row) => regimesOf(row)?.has(regime) ?? null,
      only && { only },
    );
  return [
    isRate("shared", "the one that tuning chose for all activations together"),
    isRate("tuned", "the activation's own best"),
  ];
}

export function seedColumn<Row>(specOf: (row: Row) => TrialSpec): Column<Row> {
  return integer(
    "seed",
    "Seed: trials that share it have the same data, batch order and raw initial draws.",
    (row) => specOf(row).seed,
  );
}

/** What a row's trials had to reach. */
export const targetColumns: readonly Column<{ readonly target: Target }>[] = [
  text(
    "target_metric",
    "The metric whose value says that a trial has converged.",
    ({ target }) => target.metric,
  ),
  number("target_value", "The value that the metric must reach.", ({ target }) => target.value),
];

/** Median and quartiles as three columns; an infinite one, beyond what was observed, is missing. */
export function spreadColumns<Row>(
  field: Omit<ColumnDescriptor, "type">,
  spreadOf: (row: Row) => Spread | null | undefined,
): Column<Row>[] {
  const titles = { median: "median", q1: "first quartile", q3: "third quartile" };
  return (["median", "q1", "q3"] as const).map((part) => ({
    ...field,
    name: `${field.name}_${part}`,
    type: "number",
    description: `${field.description} This is the ${titles[part]} over the seeds.`,
    value: (row) => finite(spreadOf(row)?.[part]),
  }));
}

/** A bound that is not known is missing. */
function known(side: "lower" | "upper", bounds: RatioBounds | null): CsvValue {
  const unknown = side === "lower" ? ["≤", "unknown"] : ["≥", "unknown"];
  return bounds === null || unknown.includes(bounds.bound) ? null : finite(bounds[side]);
}

/** What is known of a number as two columns. */
export function boundColumns<Row>(
  name: string,
  words: string,
  boundsOf: (row: Row) => RatioBounds | null,
): Column<Row>[] {
  return (["lower", "upper"] as const).map((side) =>
    number(
      `${name}_${side}`,
      `${words} ${side === "lower" ? "Lower" : "Upper"} bound; missing where censoring leaves it unknown.`,
      (row) => known(side, boundsOf(row)),
    ),
  );
}

/** How many pairs a comparison rests on, and how many of them are censored. */
export function pairColumns<Row>(
  countsOf: (row: Row) => { readonly n: number; readonly censored: number },
  words: { readonly pairs?: string; readonly censored: string },
): Column<Row>[] {
  const { pairs = "Pairs of trials with the same seed.", censored } = words;
  return [
    integer("pairs", pairs, (row) => countsOf(row).n, { unit: "pairs" }),
    integer("censored", censored, (row) => countsOf(row).censored, { unit: "pairs" }),
  ];
}

/** Columns of a part of a row. */
export const within = <Row, Part>(
  columns: readonly Column<Part>[],
  partOf: (row: Row) => Part,
): Column<Row>[] =>
  columns.map(({ value, ...column }) => ({ ...column, value: (row) => value(partOf(row)) }));
