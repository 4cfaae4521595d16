import type { Spread } from "../../analysis/spread.js";
import type { Target } from "../../experiment/experiment.js";
import { curveMetrics } from "../../metrics/index.js";

/** A number to some significant digits: 0.0123, 12.3, 1.2e-6. */
export function formatNumber(value: number, digits = 3): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 999.5) return value.toPrecision(size < 100 ? digits : 3);
  if (size >= 999.5 && size < 1e5) return value.toFixed(0);
  return value.toExponential(1).replace("e+", "e").replace(".0e", "e");
}

/** A share as a percentage to a tenth; "0%" and "100%" only for what is exactly that. */
export function formatShare(share: number): string {
  const percent = 100 * share;
  if (percent > 0 && percent < 0.1) return "<0.1%";
  if (percent < 100 && percent > 99.9) return ">99.9%";
  return percent === 0 || percent === 100 ? `${percent}%` : `${percent.toFixed(1)}%`;
}

/** The same to two digits: "9.5%", "42%". */
export function formatShareBriefly(share: number): string {
  const percent = 100 * share;
  return percent >= 9.95 && percent < 99.5 ? `${percent.toFixed(0)}%` : formatShare(share);
}

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
  return `${median} (${formatEpochs(times.q1)}–${formatTime(times.q3, horizon).replace(" ", "")})`;
}

/** Seconds with the unit that suits them: "1.25 ms". */
export function formatDuration(seconds: number): string {
  if (seconds >= 1) return `${seconds.toPrecision(3)} s`;
  if (seconds >= 1e-3) return `${(seconds * 1e3).toPrecision(3)} ms`;
  return `${(seconds * 1e6).toPrecision(3)} µs`;
}

/** "training accuracy ≥ 95%". */
export function formatTarget({ metric, value }: Target): string {
  const { title, goal, unit } = curveMetrics.get(metric);
  const number = unit === "share" ? `${Number((100 * value).toPrecision(7))}%` : String(value);
  return `${title.toLowerCase()} ${goal === "maximize" ? "≥" : "≤"} ${number}`;
}

/** "1 seed", "10 seeds". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** "a, b and c". */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
