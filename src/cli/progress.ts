import type { Progress } from "../results/run-study.js";
import type { Console } from "./console.js";

/** Draws a run's progress on stderr. */
export interface ProgressDisplay {
  update(progress: Progress): void;
  /** Clears what `update` drew. */
  end(): void;
}

const silent: ProgressDisplay = { update: () => {}, end: () => {} };

/** One line that rewrites itself on a terminal; elsewhere a plain line at every tenth of the way. */
export function createProgress(console: Console, quiet: boolean, now: () => number): ProgressDisplay {
  if (quiet) return silent;
  const startedAt = now();
  return console.isTerminal ? rewrittenLine(console, startedAt, now) : plainLines(console, startedAt, now);
}

function rewrittenLine(console: Console, startedAt: number, now: () => number): ProgressDisplay {
  let drawnAt = -Infinity;
  return {
    update(progress) {
      if (now() - drawnAt < 100 && progress.done < progress.total) return;
      drawnAt = now();
      console.err(`\r\u001b[2K${describe(progress, drawnAt - startedAt).slice(0, console.columns - 1)}`);
    },
    end: () => console.err("\r\u001b[2K"),
  };
}

function plainLines(console: Console, startedAt: number, now: () => number): ProgressDisplay {
  let tenths = 0;
  return {
    update(progress) {
      const reached = Math.floor((10 * progress.done) / progress.total);
      if (reached === tenths) return;
      tenths = reached;
      console.err(`${describe(progress, now() - startedAt)}\n`);
    },
    end: () => {},
  };
}

function describe({ done, total, kept, latest }: Progress, elapsed: number): string {
  const rate = (done - kept) / (elapsed / 1000);
  const percent = Math.floor((100 * done) / total);
  const spec = latest.at(-1)?.spec;
  const current = spec ? `  ${spec.dataset.label} / ${spec.activation.label}` : "";
  return `${percent} %  ${done} of ${total} trials  ${rate.toFixed(1)}/s  ${duration((total - done) / rate)} left${current}`;
}

/** 75 → "1:15". */
function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
