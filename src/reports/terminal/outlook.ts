import { group as groupBy } from "d3-array";
import { matchedNetworks } from "../../experiment/match.js";
import { hiddenLabel } from "../../factors/index.js";
import { overflowNotes, overflowWords } from "../../activations/overflow.js";
import type { DatasetSummary } from "../../datasets/summary.js";
import type { Experiment } from "../../experiment/experiment.js";
import type { Forecast, Outlook } from "../../experiment/outlook.js";
import { ALPHA } from "../../analysis/protocol.js";
import { isTunedAnew } from "../../experiment/tuning/replicates.js";
import { NO_LOOKS, samplingOf } from "../../experiment/looks.js";
import { FEWEST_PAIRS, fewestPairs, mostDecidable } from "../../stats/index.js";
import { shown, type Display, styleFor } from "./display.js";
import { datasetSentence } from "../content/datasets.js";
import { list, plural, present, seedsWords, tunedWords } from "../../words/index.js";
import { nameList, type Fact } from "./cells.js";

/** What a run would do. */
interface PlannedRun {
  readonly experiment: Experiment;
  readonly data: readonly DatasetSummary[];
  readonly outlook: Outlook;
  /** Where the results would go. */
  readonly directory: string;
  /** Threads. */
  readonly jobs: number;
  /** Undefined where nothing could be tried. */
  readonly forecast: Forecast | undefined;
}

/** The plan as text; the same whenever and wherever the config is planned. */
export function outlookText({ experiment, data, outlook, directory }: PlannedRun, display: Display): string {
  const { activations, training } = experiment;
  const rows: readonly Fact[] = [
    ...data.map((summary, i): Fact => [i === 0 ? "data sets" : "", datasetSentence(summary)]),
    ["activations", `${count(activations.length)}: ${activations.map(({ label }) => label).join(", ")}`],
    ...networkRows(experiment),
    ...overflowNotes(activations).map((note): Fact => ["", `${note.activation}: ${overflowWords(note)}`]),
    ["conditions", `${count(outlook.cells)}, each on ${seedsWords(experiment)}`],
    ["verdicts", verdictsText(experiment)],
    ...tuningRows(experiment),
    ["training", `${plural(training.epochs, "epoch")}, evaluated every ${training.evaluateEvery}`],
    ["trials", trialsText(experiment, outlook)],
    ["groups", `${count(groupsOf(outlook))}, whose trials train side by side`],
    ["results", directory],
  ];
  const plan = nameList(rows, display.columns, String);
  return shown(`${styleFor(display).bold(experiment.name)}\n${plan}\n`, display);
}

/** Where widths are matched: each network's, with its cost. */
function networkRows(experiment: Experiment): Fact[] {
  const { match, datasets } = experiment;
  if (match === undefined) return [];
  const bySet = groupBy(matchedNetworks(experiment), ({ dataset, network }) =>
    [...(datasets.length > 1 ? [dataset] : []), hiddenLabel(network)].join(", "),
  );
  return [...bySet].map(([place, networks], i) => {
    const words = networks.map(
      ({ activation, hidden, cost }) => `${activation} ${hiddenLabel(hidden)} (${count(cost[match.cost])})`,
    );
    return [i === 0 ? match.cost : "", `as ${match.reference.label} with ${place}: ${words.join(", ")}`];
  });
}

/** Whatever is claimed, so many seeds bound how much can be decided. */
function verdictsText({ seeds: { length: seeds }, from }: Experiment): string {
  if (seeds < FEWEST_PAIRS) return `none: fewer than ${plural(FEWEST_PAIRS, "seed")} decide nothing`;
  if (from !== undefined) {
    const least = fewestPairs(1, 1 - ALPHA, "sequential");
    return `each goes on until it is decided, which takes ${least} seeds or more; the intervals hold at every look`;
  }
  const [most, more] = [mostDecidable(seeds), mostDecidable(seeds + 1)];
  return (
    `${plural(seeds, "seed")} can decide up to ${plural(most, "measurement")} together ` +
    `(their smallest p is ${(2 ** (1 - seeds)).toPrecision(2)}; one seed more: ${count(more)})`
  );
}

/** Where each activation has its own best rate, tuning seeds bound it as well. */
function tuningRows({ tuning }: Experiment): Fact[] {
  if (tuning === undefined || isTunedAnew({ tuning }) || !tuning.regimes.includes("tuned")) return [];
  const most = mostDecidable(tuning.seeds);
  const decided =
    tuning.seeds < FEWEST_PAIRS
      ? `none: it takes ${FEWEST_PAIRS} tuning seeds, more beside other measurements`
      : `${plural(tuning.seeds, "tuning seed")} can decide up to ${plural(most, "measurement")} together`;
  return [["", `at own best rates ${decided}, or rates that are chosen anew for every seed`]];
}

function trialsText(
  experiment: Experiment,
  { tuning, tuningAtMost, evaluation, evaluationAtMost }: Outlook,
): string {
  const most = count(evaluationAtMost);
  if (tuning === 0) return evaluation === evaluationAtMost ? most : `${count(evaluation)} to ${most}`;
  return (
    `up to ${count(tuningAtMost + evaluationAtMost)}: ${count(tuning)} to tune ${tunedWords(experiment.tuning?.with, "learning rates")} ` +
    `(up to ${count(tuningAtMost)} ${atMostWords(experiment)}), ` +
    `and up to ${most} to evaluate them`
  );
}

/** When tuning takes the most trials. */
const atMostWords = (experiment: Experiment): string =>
  list(
    present([
      "where a best rate lies at its grid's edge",
      experiment.tuning?.refine !== undefined && "the rates between are tried",
      isTunedAnew(experiment) && experiment.from !== undefined && "every comparison goes on to its last seed",
    ]),
  );

/** What the clock and a few tried steps say: one line that may differ at every call. */
export function forecastText({ experiment, forecast, jobs }: PlannedRun): string {
  if (forecast === undefined) return "no trial could be tried, so there is no estimate of time and disk\n";
  const { seconds, journal, tables } = forecast;
  const disk = `${bytesText(journal + tables)} of disk (journal ${bytesText(journal)}, tables ${bytesText(tables)})`;
  const about = experiment.from === undefined ? "about" : "for the first seeds about";
  return `${about} ${secondsText(seconds)} with ${plural(jobs, "thread")}, and ${disk}; nothing was written\n`;
}

/** The plan and its estimate as one JSON document. Sizes are in bytes. */
export function outlookJson({ experiment, data, outlook, directory, jobs, forecast }: PlannedRun): string {
  const { tuning, tuningAtMost, evaluation, evaluationAtMost, cells } = outlook;
  const document = {
    format: 1,
    name: experiment.name,
    directory,
    datasets: experiment.datasets.map(({ label }) => label),
    data,
    activations: experiment.activations.map(({ label }) => label),
    ...(experiment.match && { networks: matchedNetworks(experiment) }),
    overflows: overflowNotes(experiment.activations),
    seeds: experiment.seeds.length,
    seeds_at_first: experiment.from ?? experiment.seeds.length,
    most_measurements: mostDecidable(experiment.seeds.length, 1 - ALPHA, samplingOf(experiment, NO_LOOKS)),
    conditions: cells,
    trials: { tuning, tuning_at_most: tuningAtMost, evaluation, at_most: tuningAtMost + evaluationAtMost },
    groups: groupsOf(outlook),
    jobs,
    estimate:
      forecast === undefined
        ? null
        : {
            seconds: Number(forecast.seconds.toPrecision(2)),
            journal_bytes: Math.round(forecast.journal),
            tables_bytes: Math.round(forecast.tables),
          },
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

const groupsOf = ({ workloads }: Outlook): number => workloads.reduce((sum, { groups }) => sum + groups, 0);

const count = (value: number): string => value.toLocaleString("en");

/** Two digits: an estimate has no more. */
const rounded = (value: number): string => Number(value.toPrecision(2)).toLocaleString("en");

function secondsText(seconds: number): string {
  if (seconds < 100) return `${rounded(Math.max(seconds, 0.1))} s`;
  if (seconds < 6000) return `${rounded(seconds / 60)} min`;
  return seconds < 172_800 ? `${rounded(seconds / 3600)} h` : `${rounded(seconds / 86_400)} days`;
}

function bytesText(bytes: number): string {
  if (bytes < 1e5) return `${rounded(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${rounded(bytes / 1e6)} MB` : `${rounded(bytes / 1e9)} GB`;
}
