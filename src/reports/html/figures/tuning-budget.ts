import { group as groupBy } from "d3-array";
import type { BudgetCurve } from "../../../analysis/tuning-budget.js";
import { formatEpochs, number, present } from "../../../words/index.js";
import { pointNoun, tuningBudgetLegend } from "../../content/tuning-budget.js";
import { lineChart, type Line } from "../draw/lines.js";
import { logAxis } from "../draw/scale.js";
import { oneFigure, type Panel } from "../figure.js";
import type { View } from "../view.js";
import { firstOf, fullPlace, headOf, size } from "./common.js";

const MOST_PANELS = 16;

/** How the time to target falls as tuning is given more trials. */
export const tuningBudget = oneFigure("tuning-budget", (view) => {
  const { tuningBudget: table } = view.content;
  const curves = view.findings.tuningBudgets;
  if (table === undefined) return undefined;
  const fields = [...groupBy(curves, ({ arm }) => JSON.stringify(view.sweepPlaceOf(arm.spec))).values()];
  const shown = fields.slice(0, MOST_PANELS);
  return {
    title: "What more tuning brought",
    caption: captionOf(curves),
    notes: [
      tuningBudgetLegend(curves),
      `Both axes are logarithmic. A ring: all ${pointNoun(curves)}s on a single seed. What never arrives lies at the top edge.`,
      ...firstOf(shown, fields),
    ],
    panels: shown.map((field) => panelOf(field, view, shown.length)),
    table,
  };
});

type Step = BudgetCurve["budgets"][number];

const trialsOf = ({ points, seeds }: Step): number => points * seeds;

/** What one rate alone, and all but the last rates, would have cost, wherever both they and all of them arrive. */
function captionOf(curves: readonly BudgetCurve[]): string {
  const beside = (pick: (partial: readonly Step[]) => Step | undefined): readonly number[] =>
    curves.flatMap(({ budgets }) => {
      const all = budgets[budgets.length - 1];
      const step = pick(budgets.filter(({ points }) => points < all.points));
      return step === undefined || !(all.medianEpochs > 0 && step.medianEpochs < Infinity)
        ? []
        : [step.medianEpochs / all.medianEpochs];
    });
  const [one, most] = [beside((partial) => partial[0]), beside((partial) => partial.at(-1))];
  const noun = pointNoun(curves);
  const costs = present([
    one.length > 0 &&
      `With a single ${noun} of the grid training takes ${span(one)} as long as with the best of all`,
    most.length > 0 && `with all but the last ${noun}s ${span(most)}`,
  ]);
  return `${costs.join(", ") || `No activation arrives with fewer ${noun}s than all`}.`;
}

/** "1.2 × to 4 ×". */
function span(factors: readonly number[]): string {
  const [least, most] = [number(Math.min(...factors)), number(Math.max(...factors))];
  return least === most ? `${least} ×` : `${least} to ${most} ×`;
}

function panelOf(field: readonly BudgetCurve[], view: View, count: number): Panel {
  const [{ spec }] = field.map(({ arm }) => arm);
  const { epochs: horizon } = spec.training;
  const place = view.sweepPlaceOf(spec);
  const beyond = horizon * 1.3;
  const at = (step: Step) => ({ x: trialsOf(step), y: Math.min(step.medianEpochs, beyond) });
  const lines = field.map(({ arm, budgets }): Line => {
    const most = budgets[budgets.length - 1].seeds;
    return {
      label: arm.spec.activation.label,
      look: view.lineStyleOf(arm.spec.activation.label),
      points: budgets.filter(({ seeds }) => seeds === most).map(at),
      rings: budgets.filter(({ seeds }) => seeds < most).map(at),
    };
  });
  const times = lines.flatMap(({ points, rings = [] }) => [...points, ...rings]);
  return {
    ...headOf(place, view),
    alt: `Median epochs to target by trials of tuning on ${fullPlace(place)}: ${field.map(endWords).join(", ")}.`,
    drawing: lineChart({
      lines,
      x: logAxis(
        "trials of tuning (log)",
        times.map(({ x }) => x),
      ),
      y: logAxis(
        "median epochs to target (log)",
        times.map(({ y }) => y),
      ),
      dots: true,
      ...size(count),
    }),
  };
}

function endWords({ arm, budgets }: BudgetCurve): string {
  const words = (step: Step) =>
    `${step.medianEpochs === Infinity ? "no arrival" : `${formatEpochs(step.medianEpochs)} epochs`} after ${trialsOf(step)}`;
  return `${arm.spec.activation.label} ${words(budgets[0])} and ${words(budgets[budgets.length - 1])}`;
}
