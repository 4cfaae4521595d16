import { group as groupBy } from "d3-array";
import { medianTime } from "../../../analysis/rank.js";
import { bestAtEachRate, sensitivity, type TunedPoint } from "../../../analysis/sensitivity.js";
import { settingTitle } from "../../../factors/settings.js";
import { formatEpochs, formatTime, list, pointWords } from "../../../words/index.js";
import { tableOf } from "../../content/table.js";
import { lineChart, type Line } from "../draw/lines.js";
import { logAxis, shortNumber } from "../draw/scale.js";
import { oneFigure, type Panel } from "../figure.js";
import type { View } from "../view.js";
import { firstOf, fullPlace, headOf, size, type Place } from "./common.js";

/** What one learning rate came to. */
interface Tried {
  readonly rate: number;
  /** The rate, with what was best beside it. */
  readonly words: string;
  readonly median: number;
  readonly reached: number;
  readonly trials: number;
  readonly chosen: boolean;
}

/** The activations of one condition, each with its rates ascending. */
interface RateSweep extends Place {
  readonly horizon: number;
  readonly arms: readonly { readonly label: string; readonly tried: readonly Tried[] }[];
}

const MOST_PANELS = 16;

export const learningRates = oneFigure("learning-rates", (view) => {
  const all = [...tunedSweeps(view), ...givenSweeps(view)];
  const sweeps = all.slice(0, MOST_PANELS);
  const points = all.flatMap((sweep) =>
    sweep.arms.flatMap((arm) => arm.tried.map((tried) => ({ ...sweep, ...arm, ...tried }))),
  );
  const { tuning } = view.findings.study.experiment;
  return {
    title: "Learning-rate sensitivity",
    caption: captionOf(all),
    notes: [
      `Median epochs to target by learning rate, both logarithmic${tuning === undefined ? "" : ", on the seeds that the rates were chosen with; a ring marks each activation's own best"}${tuning?.with === undefined ? "" : `, at each rate the best of ${list(Object.keys(tuning.with).map(settingTitle))}`}. Rates at which the median trial never arrived lie at the top edge.`,
      ...firstOf(sweeps, all),
    ],
    panels: sweeps.map((sweep) => panelOf(sweep, view, sweeps.length)),
    table: tableOf({ title: "Median epochs to target by learning rate", leading: 3 }, points, [
      ["data set", "left", ({ dataset }) => dataset],
      ["setting", "left", ({ title }) => title],
      ["activation", "left", ({ label }) => label],
      ["learning rate", "right", ({ words }) => words],
      ["median epochs", "right", ({ median, horizon }) => formatTime(median, horizon)],
      ["reached", "right", ({ reached, trials }) => `${reached}/${trials}`],
      ["chosen", "left", ({ chosen }) => (chosen ? "own best" : "")],
    ]),
  };
});

function captionOf(sweeps: readonly RateSweep[]): string {
  const arms = sweeps.flatMap(({ arms: each }) => each);
  const never = arms.filter(({ tried }) => tried.every(({ median }) => median === Infinity));
  const widths = arms.flatMap(({ label, tried }) => {
    const best = Math.min(...tried.map(({ median }) => median));
    const good = tried
      .filter(({ median }) => median <= 2 * best && median < Infinity)
      .map(({ rate }) => rate);
    return good.length === 0 ? [] : [{ label, width: Math.max(...good) / Math.min(...good) }];
  });
  const byLabel = [...groupBy(widths, ({ label }) => label)].map(([label, each]) => ({
    label,
    width: Math.min(...each.map(({ width }) => width)),
  }));
  const widest = byLabel.toSorted((a, b) => b.width - a.width)[0];
  const missing = never.length > 0 ? ` In ${never.length} of ${arms.length} curves no rate sufficed.` : "";
  return widest === undefined
    ? "No learning rate brought any activation to the target in most of its trials."
    : `${widest.label} is the least particular: everywhere it was tried, rates ${shortNumber(widest.width)} × apart stay within twice its best time.${missing}`;
}

function panelOf({ horizon, arms, ...place }: RateSweep, view: View, count: number): Panel {
  const tried = arms.flatMap((arm) => arm.tried);
  const times = tried.map(({ median }) => median).filter((median) => median < Infinity && median > 0);
  const lines = arms.map(({ label, tried: rates }): Line => {
    const points = rates.map(({ rate, median }) => ({
      x: rate,
      y: median === Infinity ? horizon * 1.3 : median,
    }));
    return {
      label,
      look: view.lineStyleOf(label),
      points,
      rings: points.filter((_, i) => rates[i].chosen && rates[i].median < Infinity),
    };
  });
  return {
    ...headOf(place, view),
    alt: `Median epochs to target by learning rate on ${fullPlace(place)}; best: ${arms.map(({ label, tried: rates }) => bestWords(label, rates)).join(", ")}.`,
    drawing: lineChart({
      lines,
      x: logAxis(
        "learning rate (log)",
        tried.map(({ rate }) => rate),
      ),
      y: logAxis("median epochs to target (log)", [...times, horizon * 1.3]),
      dots: true,
      ...size(count),
    }),
  };
}

function bestWords(label: string, tried: readonly Tried[]): string {
  const best = tried.reduce((a, b) => (b.median < a.median ? b : a));
  return best.median === Infinity
    ? `${label} none`
    : `${label} ${best.words} (${formatEpochs(best.median)} epochs)`;
}

function tunedSweeps({ findings: { study }, sweepPlaceOf }: View): RateSweep[] {
  const { experiment } = study;
  return sensitivity(study, experiment).map((field) => {
    const [{ spec }] = field[0];
    return {
      ...sweepPlaceOf(spec),
      horizon: spec.training.epochs,
      arms: field.map((points) => ({
        label: points[0].spec.activation.label,
        tried: bestAtEachRate(points).map(triedOf),
      })),
    };
  });
}

const triedOf = (point: TunedPoint): Tried => ({
  ...point,
  words: pointWords(point),
  median: point.medianEpochs,
  chosen: point.chosen.includes("tuned"),
});

/** Where the config gives several learning rates, they are a factor, and the evaluation itself shows how they matter. */
function givenSweeps({ findings: { study, rows }, sweepPlaceOf }: View): RateSweep[] {
  if (new Set(study.experiment.learningRates).size < 2) return [];
  const groups = groupBy(rows, ({ spec }) => JSON.stringify(sweepPlaceOf(spec)));
  return [...groups.values()].map((group) => {
    const [{ spec }] = group;
    return {
      ...sweepPlaceOf(spec),
      horizon: spec.training.epochs,
      arms: [...groupBy(group, (row) => row.spec.activation.label)].map(([label, arm]) => ({
        label,
        tried: arm
          .map((row) => ({
            ...row,
            rate: row.spec.learningRate,
            words: String(row.spec.learningRate),
            median: medianTime(row),
            chosen: false,
          }))
          .toSorted((a, b) => a.rate - b.rate),
      })),
    };
  });
}
