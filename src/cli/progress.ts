import { createLeaderboard, type Leaderboard } from "../analysis/leader.js";
import type { Experiment } from "../experiment/experiment.js";
import { formatEpochs } from "../words/index.js";
import { padEnd, shorten, widthOf } from "../reports/terminal/cells.js";
import { shown } from "../reports/terminal/display.js";
import type { Progress } from "../results/run-study.js";
import type { TrialSpec } from "../trial/spec.js";
import type { Console } from "./console.js";

/** Draws a run's progress on stderr. */
interface ProgressDisplay {
  update(progress: Progress): void;
  /** Clears what `update` drew. */
  end(): void;
}

const silent: ProgressDisplay = { update: () => {}, end: () => {} };

/** Cells of a bar, and of the longest name before it. */
const BAR = 16;
const NAME = 20;
/** Data sets that have a bar; a terminal has few lines. */
const MOST_BARS = 8;

/**
 * How far a run is, how fast, how long it will take, and who leads so far: on a terminal a bar for each data set with
 * the order of its activations, rewritten as it changes; elsewhere a plain line at every tenth of the way.
 */
export function createProgress(
  console: Console,
  quiet: boolean,
  now: () => number,
  experiment: Experiment,
): ProgressDisplay {
  if (quiet) return silent;
  const startedAt = now();
  const board = createLeaderboard(experiment);
  const total = (progress: Progress) => describe(progress, now() - startedAt);
  const { update, end } = console.isTerminal
    ? rewrittenLines(console, (progress) => [...bars(progress, board, console), total(progress)], now)
    : plainLines(console, (progress) => `${total(progress)}  ${current(progress, board)}`.trimEnd());
  return {
    update(progress) {
      for (const trial of progress.latest) board.add(trial);
      update(progress);
    },
    end,
  };
}

function rewrittenLines(
  console: Console,
  lines: (progress: Progress) => readonly string[],
  now: () => number,
): ProgressDisplay {
  let drawnAt = -Infinity;
  return {
    update(progress) {
      if (now() - drawnAt < 100 && progress.done < progress.total) return;
      drawnAt = now();
      console.rewriteLines(lines(progress).map((line) => shorten(shown(line, console), console.columns - 1)));
    },
    end: () => console.rewriteLines([]),
  };
}

function plainLines(console: Console, line: (progress: Progress) => string): ProgressDisplay {
  let tenths = 0;
  return {
    update(progress) {
      const reached = Math.floor((10 * progress.done) / progress.total);
      if (reached === tenths) return;
      tenths = reached;
      console.err(`${shown(line(progress), console)}\n`);
    },
    end: () => {},
  };
}

function describe({ done, total, kept }: Progress, elapsed: number): string {
  const rate = (done - kept) / (elapsed / 1000);
  const percent = Math.floor((100 * done) / total);
  return `${percent} %  ${done} of ${total} trials  ${rate.toFixed(1)}/s  ${duration((total - done) / rate)} left`;
}

/** "spirals  ██████░░░░░░░░░░   40 %  tanh 3.1 · relu 5.4": a line a data set. */
function bars({ datasets, kept }: Progress, board: Leaderboard, console: Console): string[] {
  const labels = [...datasets.keys()].slice(0, MOST_BARS);
  const width = Math.min(NAME, Math.max(...labels.map(widthOf)));
  const lines = labels.map((label) => {
    const { done, total, latest } = datasets.get(label) as DatasetProgress;
    const name = padEnd(shorten(label, width), width);
    const percent = `${Math.floor((100 * done) / total)} %`.padStart(5);
    return `${name}  ${bar(done / total, console)}  ${percent}  ${standing(label, latest, kept, board)}`;
  });
  const more = datasets.size - labels.length;
  return more > 0 ? [...lines, `and ${more} more data ${more === 1 ? "set" : "sets"}`] : lines;
}

type DatasetProgress = NonNullable<ReturnType<Progress["datasets"]["get"]>>;

function bar(share: number, { unicode }: Console): string {
  const [full, empty] = unicode ? ["█", "░"] : ["#", "."];
  const cells = Math.floor(share * BAR);
  return full.repeat(cells) + empty.repeat(BAR - cells);
}

/** Who is where on a data set; what is being trained before that is known. */
function standing(label: string, latest: TrialSpec | undefined, kept: number, board: Leaderboard): string {
  if (latest?.phase === "tune") return `tuning ${latest.activation.label}`;
  // What was finished before this run began is not on the board.
  const order = kept === 0 ? board.order(label) : [];
  if (order.length === 0) return latest?.activation.label ?? "";
  return order
    .map(({ activation, medianEpochs }) => `${activation} ${formatEpochs(medianEpochs)}`)
    .join(" · ");
}

/** Who leads on the data set of the latest trial; before that is known, what is being trained. */
function current({ latest, kept }: Progress, board: Leaderboard): string {
  const spec = latest.at(-1)?.spec;
  if (spec === undefined) return "";
  const { phase, dataset, activation } = spec;
  if (phase === "tune") return `tuning ${dataset.label} / ${activation.label}`;
  const [leader] = kept === 0 ? board.order(dataset.label) : [];
  if (leader === undefined) return `${dataset.label} / ${activation.label}`;
  return `first so far on ${dataset.label}: ${leader.activation}, ${formatEpochs(leader.medianEpochs)} epochs`;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** 75 → "1:15", 3700 → "1:01:40". */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
