import { whereOf, type Where } from "../../analysis/conditions.js";
import type { Findings } from "../../analysis/findings.js";
import type { Arm } from "../../experiment/plan.js";
import { group as groupBy } from "d3-array";
import { compareCells } from "../../analysis/rank.js";
import type { ResultRow } from "../../analysis/result-rows.js";
import {
  briefly,
  factorOf,
  factorsOf,
  type FactorName,
  type FactorValue,
  type FactorValues,
} from "../../factors/index.js";
import { isClock } from "../../analysis/verdict.js";
import { reportContent, type ReportContent } from "../content/content.js";
import { differs, varyingFactors } from "../content/varying.js";
import { lineStyleOf, type LineStyle } from "./colours.js";

/** Activations that can be compared with each other: one condition on one data set in one regime. */
export interface ConditionRows {
  readonly dataset: string;
  /** What sets it apart from the data set's other conditions, in words; empty where nothing does. */
  readonly title: string;
  readonly regime: Where["regime"];
  /** In the config's order. */
  readonly rows: readonly ResultRow[];
}

/** The findings as the page looks at them. */
export interface View {
  /** Without what the clock decides: the page is the same whenever a config is run. */
  readonly findings: Findings;
  readonly content: ReportContent;
  /** In plan order. */
  readonly conditions: readonly ConditionRows[];
  /** Those where each activation has its own best learning rate; all of them where none is tuned. */
  readonly mainConditions: readonly ConditionRows[];
  readonly severalDatasets: boolean;
  /** Claims that the clock decides, at least in part. */
  readonly timedClaims: readonly string[];
  lineStyleOf(activation: string): LineStyle;
  /** What sets a condition apart from the others of its data set. */
  titleOf(where: Where, learningRate: number | null): string;
  /** Where trials belong whose learning rates are being compared: neither rate nor regime is part of its title. */
  sweepPlaceOf(spec: Arm["spec"]): Pick<ConditionRows, "dataset" | "title">;
}

/** @returns undefined where no trial has finished. */
export function viewOf(all: Findings): View | undefined {
  const findings = { ...all, verdicts: all.verdicts.filter(({ measure }) => !isClock(measure)) };
  const content = reportContent(findings);
  if (content === undefined) return undefined;
  const { rows, study } = findings;
  const varying = varyingFactors(rows);
  const regimes = new Set(rows.map(({ regime }) => regime));
  const titleOf = (values: Partial<FactorValues>, regime: string) =>
    [...conditionWords(values, varying), ...(regimes.size > 1 ? [`${regime} rate`] : [])].join(", ");
  const conditions = [...groupBy(rows, (row) => conditionKey(row, varying)).values()].map(
    (group): ConditionRows => ({
      dataset: group[0].spec.dataset.label,
      title: titleOf(factorsOf(group[0].spec), group[0].regime),
      regime: group[0].regime,
      rows: group,
    }),
  );
  const tuned = conditions.filter(({ regime }) => regime === "tuned");
  const places = new Map(study.experiment.activations.map(({ label }, i) => [label, i]));
  return {
    findings,
    content,
    conditions,
    mainConditions: tuned.length > 0 ? tuned : conditions,
    timedClaims: [
      ...new Set(all.verdicts.filter(({ measure }) => isClock(measure)).map(({ claim }) => claim)),
    ],
    severalDatasets: differs(conditions, ({ dataset }) => dataset),
    lineStyleOf: (label) => lineStyleOf(places.get(label) ?? 0),
    titleOf: ({ factors, regime }, rate) =>
      titleOf({ ...factors, ...(rate !== null && { learning_rate: rate }) }, regime),
    sweepPlaceOf: (spec) => ({
      dataset: spec.dataset.label,
      title: conditionWords(whereOf(spec, "given").factors, varying).join(", "),
    }),
  };
}

function conditionKey({ spec, regime }: ResultRow, varying: readonly FactorName[]): string {
  const factors = factorsOf(spec);
  return JSON.stringify([factors.dataset, regime, ...varying.map((name) => factors[name])]);
}

/** Whether a factor is how much of something there is: a penalty, dropout. */
const isPenalty = (name: FactorName): boolean => factorOf(name).absent === 0;

/** The values of some factors in words; of penalties those that there are. */
export function conditionWords(values: Partial<FactorValues>, names: readonly FactorName[]): string[] {
  const known = names.filter((name) => values[name] !== undefined);
  const penalties = known.filter(isPenalty);
  const applied = penalties.filter((name) => values[name] !== 0);
  const others = known.filter((name) => !isPenalty(name));
  return [
    ...[...others, ...applied].map((name) => briefly(name, values[name] as FactorValue)),
    ...(penalties.length > 0 && applied.length === 0 ? ["no regularisation"] : []),
  ];
}

const fastest = ({ rows }: ConditionRows): ResultRow => rows.toSorted(compareCells)[0];

/** Where there are more conditions than can be shown, those of each data set whose fastest activation arrived first, in their order. */
export function chosenConditions(
  conditions: readonly ConditionRows[],
  most: number,
): { readonly chosen: readonly ConditionRows[]; readonly note: readonly string[] } {
  const chosen = new Set(
    [...groupBy(conditions, ({ dataset }) => dataset).values()].flatMap((group) =>
      group.toSorted((a, b) => compareCells(fastest(a), fastest(b))).slice(0, most),
    ),
  );
  const left = conditions.length - chosen.size;
  return {
    chosen: conditions.filter((condition) => chosen.has(condition)),
    note:
      left > 0
        ? [
            `On each data set the ${most} settings in which the target was reached soonest; the other ${left} are in the CSV files.`,
          ]
        : [],
  };
}
