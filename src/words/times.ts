import type { Spread } from "../analysis/spread.js";

/** Epochs to a tenth, or two digits below one. */
export function formatEpochs(epochs: number): string {
  if (epochs === 0) return "0";
  if (epochs < 1) return epochs.toPrecision(2);
  return epochs.toFixed(epochs < 999.95 ? 1 : 0);
}

/** "12.3", or "> 100" where the time lies beyond the horizon. */
export function formatTime(epochs: number, horizon: number): string {
  return epochs === Infinity ? `> ${horizon}` : formatEpochs(epochs);
}

/** "12.3 (10.1–15.0)": median and quartiles. A quartile beyond the horizon is ">100". */
export function formatTimes(times: Spread | null, horizon: number): string {
  if (times === null) return "";
  const median = formatTime(times.median, horizon);
  if (times.q1 === Infinity) return median;
  const last = times.q3 === Infinity ? `>${horizon}` : formatEpochs(times.q3);
  return `${median} (${formatEpochs(times.q1)}–${last})`;
}

/** Seconds with the unit that suits them: "1.25 ms". */
export function formatDuration(seconds: number): string {
  if (seconds >= 1) return `${seconds.toPrecision(3)} s`;
  if (seconds >= 1e-3) return `${(seconds * 1e3).toPrecision(3)} ms`;
  return `${(seconds * 1e6).toPrecision(3)} µs`;
}
