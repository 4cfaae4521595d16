import { tableOf } from "../../content/table.js";
import { group as groupBy } from "d3-array";
import { formatEpochs, percent, plural, pointWords, tunedOverWords } from "../../../words/index.js";
import { sensitivity, type TunedPoint } from "../../../analysis/sensitivity.js";
import { details, tableMarkup, titledFigure } from "../figure-markup.js";
import { html } from "../markup.js";
import type { Section } from "../section.js";

export const tuning: Section = {
  name: "tuning",
  title: "How the learning rates were chosen",
  render({ view, figures }) {
    const { study } = view.findings;
    const { experiment } = study;
    if (experiment.tuning === undefined) return undefined;
    const { from, to, perDecade, seeds, refine, with: lists, tuning: repeated } = experiment.tuning;
    const fields = sensitivity(study, experiment);
    const arms = fields.flat().map((points) => ({
      spec: points[0].spec,
      own: points.find(({ chosen }) => chosen.includes("tuned")),
      shared: points.find(({ chosen }) => chosen.includes("shared")),
    }));
    const edges = arms.filter(({ own }) => own?.atEdge).length;
    const most = [
      ...groupBy(arms, ({ own }) => (own === undefined ? "" : pointWords(own))).entries(),
    ].toSorted(([, a], [, b]) => b.length - a.length)[0];
    const chosen = tableOf({ title: "Chosen learning rates", leading: 2 }, arms, [
      ["data set", "left", ({ spec }) => spec.dataset.label],
      ["setting", "left", ({ spec }) => view.sweepPlaceOf(spec).title],
      ["activation", "left", ({ spec }) => spec.activation.label],
      ["own best rate", "right", ({ own }) => (own === undefined ? "" : pointWords(own))],
      ["median epochs", "right", ({ own }) => timeWords(own)],
      ["at the edge", "left", ({ own }) => (own?.atEdge ? "yes" : "")],
      ["shared rate", "right", ({ shared }) => (shared === undefined ? "" : pointWords(shared))],
    ]);
    return html`<p>
        A logarithmic grid from ${from} to ${to}, ${plural(perDecade, "rate")} a decade,
        ${plural(seeds, "seed")} of its own for each rate: none of them is used in the evaluation. The best
        rate has the smallest median time to target, then the lowest final loss; a best rate at the grid's
        edge extends the grid.
        ${lists !== undefined && `Each combination of ${tunedOverWords(lists)} has such a grid of its own, and the best point of all is chosen, for each activation as for the whole field. `}${refine !== undefined && `Around the best, rates half-way to its neighbours were tried on seeds of their own, until neither neighbour costs more than ${percent(refine.until)} of the time, at most ${plural(refine.rounds, "time")}.`}
        ${repeated !== undefined && `All of this was done anew for every seed of the evaluation, on tuning seeds that no other has, so that intervals and verdicts hold the luck of tuning; the table shows the median of the rates${lists === undefined ? "" : " with the settings that were chosen most often"}, tuning.csv each choice.`}
        For the shared rate, variants of one activation (the same formula with other parameters) count as one.
        ${most !== undefined && `The most frequent own best ${lists === undefined ? "rate" : "point"} is ${most[0]} (${most[1].length} of ${arms.length}).`}
        ${edgeWords(edges, arms.length, repeated !== undefined)}
      </p>
      ${details(`The ${lists === undefined ? "rates" : "points"} that were chosen`, tableMarkup(chosen))}
      ${figures("tuning-budget").map(titledFigure)}`;
  },
};

const timeWords = (point: TunedPoint | undefined): string =>
  point === undefined || point.medianEpochs === Infinity ? "not reached" : formatEpochs(point.medianEpochs);

function edgeWords(edges: number, all: number, isRepeated: boolean): string {
  if (edges === 0) return "No best rate is the last of its grid.";
  return isRepeated
    ? `${edges} of ${all} have a seed whose best rate is still the last of its grid: what a better one could change is open in that pair.`
    : `${edges} of ${all} best rates are still the last of their grid, which caps the verdicts they enter at inconclusive.`;
}
