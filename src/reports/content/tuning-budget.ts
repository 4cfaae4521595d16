import type { BudgetCurve } from "../../analysis/tuning-budget.js";
import { CONDITION_FACTORS, factorsOf, factorTitle } from "../../factors/index.js";
import { formatTime, plural } from "../../words/index.js";
import { differs } from "./varying.js";
import { tableOf, type Column, type ContentTable } from "./table.js";

/**
 * How the time to target falls with the budget of tuning, a row for each condition and activation. Undefined where no rates
 * were tuned, or on a single seed.
 */
export function tuningBudgetTable(curves: readonly BudgetCurve[]): ContentTable | undefined {
  if (curves.length === 0) return undefined;
  const rows = curves.map(({ arm, budgets }) => ({
    budgets,
    horizon: arm.spec.training.epochs,
    factors: factorsOf({ phase: "tune", seed: 0, learningRate: 1, ...arm.spec }),
  }));
  const varying = CONDITION_FACTORS.filter((name) => differs(rows, ({ factors }) => factors[name]));
  const last = rows[0].budgets[rows[0].budgets.length - 1];
  // Some grids were extended, and have more rates than others.
  const counts = [...new Set(rows.flatMap(({ budgets }) => partial(budgets).map(({ points }) => points)))];
  const noun = pointNoun(curves);
  const alls = last.seeds > 1 ? [1, last.seeds] : [last.seeds];
  type Row = (typeof rows)[number];
  return tableOf({ title: "Epochs to target by the budget of tuning", leading: varying.length }, rows, [
    ...varying.map((name): Column<Row> => [
      factorTitle(name),
      "left",
      ({ factors }) => String(factors[name]),
    ]),
    ["activation", "left", ({ factors }) => String(factors.activation)],
    ...counts.map((count): Column<Row> => [
      `${plural(count, noun)}\n${plural(last.seeds, "seed")}`,
      "right",
      ({ budgets, horizon }) =>
        timeText(
          partial(budgets).find(({ points }) => points === count),
          horizon,
        ),
    ]),
    ...alls.map((seeds, i): Column<Row> => [
      `all ${noun}s\n${plural(seeds, "seed")}`,
      "right",
      ({ budgets, horizon }) => timeText(budgets.at(i - alls.length), horizon),
    ]),
  ]);
}

type Step = BudgetCurve["budgets"][number];

const timeText = (step: Step | undefined, horizon: number): string =>
  step === undefined ? "" : formatTime(step.medianEpochs, horizon);

/** Those of some of the points. */
const partial = (budgets: readonly Step[]): Step[] =>
  budgets.filter(({ points }) => points < budgets[budgets.length - 1].points);

/** What the grid has: rates, or where settings are tuned with them, points of both. */
export const pointNoun = (curves: readonly BudgetCurve[]): "rate" | "point" =>
  curves.some(({ arm }) => arm.spec.configured !== undefined) ? "point" : "rate";

export function tuningBudgetLegend(curves: readonly BudgetCurve[]): string {
  const noun = pointNoun(curves);
  const what = noun === "rate" ? "" : " (a rate with settings)";
  return `Of the ${noun}s${what} of the grid and the seeds that they were tried on, so many were drawn, again and again; the best ${noun} by those, and its median time on the other tuning seeds. Where the last columns are no faster than those before, more tuning would hardly help.`;
}
