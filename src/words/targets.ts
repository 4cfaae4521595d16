import type { Target } from "../experiment/experiment.js";
import { curveMetrics } from "../metrics/index.js";
import { percent } from "./shares.js";

/** In a sentence: "95 % training accuracy", "a training loss of 0.1". */
export function targetWords({ metric, value }: Target): string {
  const { title, unit } = curveMetrics.get(metric);
  const name = title.toLowerCase();
  return unit === "share" ? `${percent(value)} ${name}` : `a ${name} of ${value}`;
}

/** In a title: "training accuracy ≥ 95 %". */
export function formatTarget({ metric, value }: Target): string {
  const { title, goal, unit } = curveMetrics.get(metric);
  const limit = unit === "share" ? percent(value) : String(value);
  return `${title.toLowerCase()} ${goal === "maximize" ? "≥" : "≤"} ${limit}`;
}
