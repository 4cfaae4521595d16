import { createLeaderboard, type Leader } from "../analysis/leader.js";
import type { Experiment } from "../experiment/experiment.js";
import { formatEpochs } from "../words/index.js";
import { shorten } from "../reports/terminal/cells.js";
import { shown } from "../reports/terminal/display.js";
import type { Progress } from "../results/run-study.js";
import type { TrialSpec } from "../trial/spec.js";
import type { Console } from "./console.js";

/** Draws a run's progress on stderr. */
export interface ProgressDisplay {
  update(progress: Progress): void;
  /** Clears what `update` drew. */
  end(): void;
}

const silent: ProgressDisplay = { update: () => {}, end: () => {} };

/**
 * How far a run is, how fast, how long it will take, and who leads so far: one line that rewrites itself on a terminal;
 * elsewhere a plain line at every tenth of the way.
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
  const line = (progress: Progress): string => {
    const spec = progress.latest.at(-1)?.spec;
    // What was finished before this run began is not on the board.
    const leader = spec && progress.kept === 0 ? board.leader(spec.dataset.label) : undefined;
    return shown(`${describe(progress, now() - startedAt)}  ${current(spec, leader)}`.trimEnd(), console);
  };
  const { update, end } = console.isTerminal ? rewrittenLine(console, line, now) : plainLines(console, line);
  return {
    update(progress) {
      for (const trial of progress.latest) board.add(trial);
      update(progress);
    },
    end,
  };
}

function rewrittenLine(
  console: Console,
  line: (progress: Progress) => string,
  now: () => number,
): ProgressDisplay {
  let drawnAt = -Infinity;
  return {
    update(progress) {
      if (now() - drawnAt < 100 && progress.done < progress.total) return;
      drawnAt = now();
      console.rewriteLine(shorten(line(progress), console.columns - 1));
    },
    end: () => console.rewriteLine(""),
  };
}

function plainLines(console: Console, line: (progress: Progress) => string): ProgressDisplay {
  let tenths = 0;
  return {
    update(progress) {
      const reached = Math.floor((10 * progress.done) / progress.total);
      if (reached === tenths) return;
      tenths = reached;
      console.err(`${line(progress)}\n`);
    },
    end: () => {},
  };
}

function describe({ done, total, kept }: Progress, elapsed: number): string {
  const rate = (done - kept) / (elapsed / 1000);
  const percent = Math.floor((100 * done) / total);
  return `${percent} %  ${done} of ${total} trials  ${rate.toFixed(1)}/s  ${duration((total - done) / rate)} left`;
}

/** Who leads; before that is known, what is being trained. */
function current(spec: TrialSpec | undefined, leader: Leader | undefined): string {
  if (spec === undefined) return "";
  const { phase, dataset, activation } = spec;
  if (phase === "tune") return `tuning ${dataset.label} / ${activation.label}`;
  if (leader === undefined) return `${dataset.label} / ${activation.label}`;
  return `first so far on ${leader.dataset}: ${leader.activation}, ${formatEpochs(leader.medianEpochs)} epochs`;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** 75 → "1:15", 3700 → "1:01:40". */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
