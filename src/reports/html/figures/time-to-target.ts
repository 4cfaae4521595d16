import { medianInterval } from "../../../analysis/location.js";
import type { Versus, VersusRow } from "../../../analysis/versus.js";
import { samplingOf } from "../../../experiment/looks.js";
import { CONFIDENCE, intervalWords, number, range, ratio, ratioNumber } from "../../../words/index.js";
import type { RatioBounds } from "../../../stats/index.js";
import { intervalChart, type Interval } from "../draw/intervals.js";
import { endsOf, ratioAxis, type Axis } from "../draw/scale.js";
import { oneFigure, type Panel } from "../figure.js";
import type { View } from "../view.js";
import { conditionTable, firstOf, fullPlace, headOf } from "./common.js";

/** Ratios beyond it are drawn as arrows. */
const FARTHEST = 50;
const MOST_PANELS = 24;

export const timeToTarget = oneFigure("time-to-target", (view) => {
  const { versus, study } = view.findings;
  const { experiment, looks } = study;
  if (versus.length === 0) return undefined;
  const shown = versus.slice(0, MOST_PANELS);
  const [{ reference }] = versus;
  return {
    title: `Time to target, as a ratio to ${reference}`,
    caption: captionOf(versus, reference),
    notes: [
      `Each dot says how many times sooner than ${reference} an activation reaches the target (right of 1: sooner; left: later), with its ${CONFIDENCE} interval: paired by seed, Hodges–Lehmann estimate (of the pseudo-median; where the ratios are skewed their median is another, whose interval by the sign test stands in the table), ${intervalWords[samplingOf(experiment, looks)]}, unreached targets counted as longer than the horizon. An arrow means that the interval has no bound on that side, or goes on. A row without a dot: too many trials never arrived for one number.`,
      "These intervals are not adjusted for their number: they describe, and the verdicts decide.",
      ...firstOf(shown, versus),
    ],
    panels: shown.map((each) => panelOf(each, view)),
    table: conditionTable(
      view,
      `Times sooner than ${reference}`,
      versus.map((each) => ({ ...conditionOf(each, view), rows: each.rows })),
      [
        ["activation", "left", ({ activation }) => activation],
        ["times sooner", "right", ({ comparison }) => ratio(comparison.estimate, [1]) ?? "unknown"],
        [`${CONFIDENCE} interval`, "left", ({ comparison }) => range(comparison.interval, [1])],
        ["of the median", "left", ({ comparison }) => range(medianInterval(comparison), [1])],
        ["pairs", "right", ({ comparison }) => String(comparison.n)],
        ["cut off", "right", ({ comparison }) => String(comparison.censored)],
      ],
    ),
  };
});

const conditionOf = ({ where, learningRate }: Versus, view: View) => ({
  dataset: String(where.factors.dataset),
  title: view.titleOf(where, learningRate),
});

function captionOf(all: readonly Versus[], reference: string): string {
  const rows = all.flatMap(({ rows: each }) => each);
  const surely = (test: (interval: RatioBounds) => boolean) =>
    rows.filter(({ comparison }) => test(comparison.interval)).length;
  const [sooner, later] = [surely(({ lower }) => lower > 1), surely(({ upper }) => upper < 1)];
  return `Of ${rows.length} comparisons with ${reference}, the whole interval lies on the sooner side in ${sooner}, on the later side in ${later}; the other ${rows.length - sooner - later} leave it open.`;
}

function panelOf(versus: Versus, view: View): Panel {
  const { dataset, title } = conditionOf(versus, view);
  return {
    ...headOf({ dataset, title }, view),
    alt: `Time to target against ${versus.reference} on ${fullPlace({ dataset, title })}: ${versus.rows.map(({ activation, comparison }) => `${activation} ${ratio(comparison.estimate, [1]) ?? "unknown"}`).join(", ")}.`,
    drawing: intervalChart({
      rows: versus.rows.map((row) => intervalOf(row, view)),
      x: axisOf(versus),
      landmarks: [{ value: 1, label: versus.reference }],
    }),
  };
}

function axisOf({ rows, reference }: Versus): Axis {
  const ends = rows.flatMap(({ comparison: { interval, estimate } }) => [interval, estimate].flatMap(endsOf));
  return ratioAxis(`times sooner than ${reference} (log)`, ends, FARTHEST, [0.5, 2]);
}

function intervalOf({ activation, comparison }: VersusRow, view: View): Interval {
  const { estimate, interval, n, censored } = comparison;
  const look = view.lineStyleOf(activation);
  const factor = ratioNumber(estimate, [1]);
  const known = interval.bound === "=" || interval.bound === "between";
  const text =
    factor === undefined
      ? "too few arrived"
      : known
        ? `${factor} (${number(interval.lower)}–${number(interval.upper)})`
        : `${factor} (${range(interval, [1])})`;
  return {
    label: activation,
    className: look.className,
    colour: look.colour,
    estimate,
    interval,
    text,
    tooltip: `${activation}: ${ratio(estimate, [1]) ?? "unknown"} (${CONFIDENCE} interval ${range(interval, [1])}, ${n} pairs, ${censored} cut off)`,
  };
}
