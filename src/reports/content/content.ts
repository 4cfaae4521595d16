import type { Findings } from "../../analysis/findings.js";
import { group as groupBy } from "d3-array";
import { fastest } from "../../analysis/rank.js";
import type { ResultRow } from "../../analysis/result-rows.js";
import { factorTitle, isAbsent, factorsOf, TUNED, type FactorName } from "../../factors/index.js";
import { formatTarget, list, number, percent, plural, present, tunedWords } from "../../words/index.js";
import { settingTitle } from "../../factors/settings.js";
import { baselineOf, hasBaseline } from "../../experiment/baseline.js";
import type { Target } from "../../experiment/experiment.js";
import { curveMetrics } from "../../metrics/index.js";
import { acrossLegend, acrossTable } from "./across.js";
import { tableColumns, type TableColumn } from "./columns.js";
import { comparisonLegend, comparisonTable } from "./comparisons.js";
import { baselineText, datasetSentence } from "./datasets.js";
import { differencesLegend, differencesTable } from "./differences.js";
import { networksTable } from "./networks.js";
import { ranksLegend, ranksTable } from "./ranks.js";
import { firstOn, headline } from "./headline.js";
import { caveats, warningSentence } from "./notes.js";
import { tableOf, type ContentTable } from "./table.js";
import { tuningBudgetTable } from "./tuning-budget.js";
import { OTHER_FACTORS, varyingFactors } from "./varying.js";
import { claimSections, verdictCounts, verdictsHeading, type ClaimSection } from "./verdicts.js";
import { FLAT } from "../../activations/properties.js";

/**
 * What a report says, apart from how it is written: every format takes its sentences and rows from here. Texts are
 * plain and not escaped.
 */
export interface ReportContent {
  /** Which activation reached the target first, and where. */
  readonly headline: string;
  /** What the headline rests on. */
  readonly basis: string;
  /** The factors that do not vary. */
  readonly setting: string;
  /** What each data set holds, and how it was read; a sentence each. */
  readonly data: readonly string[];
  readonly datasets: readonly DatasetSection[];
  /** What the results tables' columns mean. */
  readonly legend: readonly string[];
  /** What the networks cost, where widths are matched; else undefined. */
  readonly networks: ContentTable | undefined;
  /** Empty with one data set. */
  readonly across: readonly ContentTable[];
  readonly acrossLegend: string;
  /** Mean ranks over data sets; empty with one data set. */
  readonly ranks: readonly ContentTable[];
  readonly ranksLegend: string;
  /** By what factor activations differ over data sets; empty with one data set. */
  readonly differences: readonly ContentTable[];
  readonly differencesLegend: string;
  /** What more tuning brought; undefined where no rates were tuned. */
  readonly tuningBudget: ContentTable | undefined;
  /** The activations against the report's reference, where no claim was declared. */
  readonly comparisons: ContentTable | undefined;
  readonly comparisonLegend: string;
  /** Undefined where no claim was declared. */
  readonly verdicts: { readonly heading: string; readonly claims: readonly ClaimSection[] } | undefined;
  readonly warnings: readonly string[];
}

/** What a highlighted row of a results table is. */
export const FIRST_TO_TARGET = "first to the target";

/** The results on one data set. */
export interface DatasetSection {
  /** "spirals: training accuracy ≥ 95 %". */
  readonly title: string;
  /** Who was first here; empty where the headline says it. */
  readonly sentence: string;
  readonly rows: readonly ResultRow[];
  readonly columns: readonly TableColumn[];
  /** So many columns name the condition. */
  readonly leading: number;
  /** The first to the target. */
  readonly best: ReadonlySet<ResultRow>;
}

/** @returns undefined where no trial has finished. */
export function reportContent(findings: Findings): ReportContent | undefined {
  const { study, data, rows, verdicts, warnings, across } = findings;
  if (rows.length === 0) return undefined;
  const factors = varyingFactors(rows);
  const sections = [...groupBy(rows, ({ spec }) => spec.dataset.label)].map(([label, cells]) => ({
    cells,
    ranked: { label, cells: rankedRows(cells) },
  }));
  const late = new Set(study.looks.late);
  const declared = verdicts.filter(({ status, claim }) => status === "declared" || late.has(claim));
  return {
    headline: headline(
      sections.map(({ ranked }) => ranked),
      factors,
    ),
    basis: `${caveats(study)}${declared.length > 0 ? judged(declared) : exploratory(rows, factors)}`,
    setting: setting(rows[0], factors),
    data: data.map(datasetSentence),
    datasets: sections.map(({ cells, ranked }) => {
      const { label } = ranked;
      const columns = tableColumns(cells, factors);
      return {
        title: `${label}: ${formatTarget(cells[0].target)}${baselineWords(cells[0].target, label, findings)}`,
        sentence: sections.length > 1 ? firstOn(ranked, factors) : "",
        rows: cells,
        columns,
        leading: columns.findIndex(({ name }) => name === "activation"),
        best: new Set(fastest(cells)),
      };
    }),
    legend: legend(rows),
    networks: networksTable(study.experiment),
    across: across.map((comparison) => acrossTable(comparison, study)),
    acrossLegend: acrossLegend(across),
    ranks: across.flatMap((comparison) => ranksTable(comparison, study) ?? []),
    ranksLegend: ranksLegend(across),
    differences: across.flatMap((comparison) => differencesTable(comparison, study) ?? []),
    differencesLegend: differencesLegend(across),
    tuningBudget: tuningBudgetTable(findings.tuningBudgets),
    comparisons: declared.length > 0 ? undefined : comparisonTable(verdicts),
    comparisonLegend: comparisonLegend(study),
    verdicts:
      declared.length > 0
        ? {
            heading: verdictsHeading(declared),
            claims: claimSections(declared, late, study.looks.registered !== undefined),
          }
        : undefined,
    warnings: warnings.map(warningSentence),
  };
}

/** The results of a data set as a table in full. */
export const resultsContent = ({ title, leading, rows, columns }: DatasetSection): ContentTable =>
  tableOf(
    { title, leading },
    rows,
    columns.map(({ head, align, cell }) => [head, align, cell]),
  );

/** " (always the largest class: 50 %)": what the target is to be measured by. */
function baselineWords(target: Target, label: string, { data, study }: Findings): string {
  const summary = data.find((each) => each.label === label);
  const isShare = curveMetrics.get(target.metric).unit === "share";
  if (summary === undefined || !hasBaseline(target.metric, study.experiment.losses)) return "";
  const baseline = baselineOf(target.metric, summary);
  return isShare
    ? ` (always the largest class: ${baselineText(baseline)})`
    : ` (a constant: ${number(baseline)})`;
}

/** What a sentence compares: with both regimes, the activations each at its own best learning rate. */
function rankedRows(rows: readonly ResultRow[]): readonly ResultRow[] {
  const tuned = rows.filter(({ regime }) => regime === "tuned");
  return tuned.length > 0 ? tuned : rows;
}

function judged(declared: Parameters<typeof verdictCounts>[0]): string {
  return `Of ${plural(declared.length, "verdict")} on the declared claims ${verdictCounts(declared)}; see the end. The medians above and in the tables are compared without a test.`;
}

function exploratory(rows: readonly ResultRow[], factors: readonly FactorName[]): string {
  const most = Math.max(...rows.map(({ trials }) => trials));
  const [{ regime }] = rankedRows(rows);
  const [{ spec }] = rows;
  const tuned = tunedWords(spec.configured);
  const rates = {
    tuned: `each activation's own best ${tuned}`,
    shared: `the ${tuned} that ${spec.configured === undefined ? "is" : "are"} best for all together`,
    given: factors.includes("learning_rate") ? "the given learning rates" : "one learning rate for all",
  }[regime];
  return `Exploratory: medians over ${plural(most, "seed")} at ${rates}; no claim was declared before training.`;
}

/** The factors that do not vary, but for those that stand for none. */
function setting({ spec, regime }: ResultRow, varying: readonly FactorName[]): string {
  const values = factorsOf(spec);
  const constant = OTHER_FACTORS.filter(
    (name) => !varying.includes(name) && !isAbsent(name, values[name]) && values[name] !== TUNED,
  )
    .filter((name) => regime === "given" || name !== "learning_rate")
    .map((name) => `${factorTitle(name)} ${values[name]}`);
  const rate = regime === "given" ? [] : [`${tunedWords(spec.configured, "learning rates")} tuned`];
  const { matched } = spec;
  const widths = matched === undefined ? [] : [`as many ${matched.cost} as ${matched.reference}`];
  return `Everywhere: ${[...constant, ...widths, ...rate].join(" · ")} · ${plural(spec.training.epochs, "epoch")}`;
}

/** What was tuned with the rates, which is shared or each one's own as they are; empty where nothing was. */
function settingsLegend([{ spec }]: readonly ResultRow[]): string {
  if (spec.configured === undefined) return "";
  const titles = Object.keys(spec.configured).map(settingTitle);
  return ` Tuned with them, and shared or each one's own as they are: ${list(titles)}.`;
}

/** What the columns mean, for those that stand there. */
function legend(rows: readonly ResultRow[]): string[] {
  return present([
    "Epochs to target: first crossing, interpolated; a seed that never arrives counts as longer than the horizon. Losses and accuracies are medians at the end.",
    rows.some(({ units }) => units.dead !== null) &&
      `Dead: units whose gradient is exactly 0 on every probe sample. Saturated (sat.): derivative below ${percent(FLAT)} of its largest (|x| > 5 for the sigmoid). Both are shares at the end, mean over the seeds.`,
    rows.some(({ regime }) => regime !== "given") &&
      `Learning rates: shared is the one that is best for all activations together, tuned each activation's own best, both chosen on seeds of their own${rows.some(({ isTunedAnew }) => isTunedAnew) ? ", anew for every seed of the evaluation; the tables have the median" : ""}.${settingsLegend(rows)}`,
    rows.some(({ diverged }) => diverged > 0) &&
      "Diverged (div.): the loss became infinite; such a seed counts as infinitely bad in every median.",
    rows.some(({ failed }) => failed > 0) && "Failed: an error ended the trial; trials.csv says which.",
  ]);
}
