import { readFileSync } from "node:fs";
import type { Bounds } from "../../src/stats/index.js";

/** What R says, see test/fixtures/stats/reference.R. */
export const r = read("reference-r.json") as {
  quantiles: { values: number[]; p: number[]; quantiles: number[] }[];
  wilcoxon: {
    values: number[];
    mu: number;
    confidence: number;
    statistic: number;
    estimate: number;
    interval: [number, number];
    twoSided: number;
    greater: number;
    less: number;
  }[];
  permutation: { values: number[]; statistic: number; greater: number; less: number }[];
  tails: { n: number; q: number[]; p: number[] }[];
  criticals: { n: number; tail: number[]; quantile: number[] }[];
  holm: { p: number[]; adjusted: number[] }[];
  wilson: { successes: number; n: number; confidence: number; interval: [number, number] }[];
  survival: {
    time: number[];
    reached: number[];
    times: number[];
    atRisk: number[];
    events: number[];
    censored: number[];
    survival: number[];
    standardError: number[];
  }[];
  normal: { z: number[]; cdf: number[]; p: number[]; quantile: number[] };
};

/** What SciPy says, see test/fixtures/stats/reference.py. */
export const scipy = read("reference-scipy.json") as {
  wilcoxon: { values: number[]; twoSided: number; greater: number; less: number }[];
  interquartileMean: { values: number[]; mean: number }[];
};

/** Differences that were measured, none of them censored. */
export function exactly(values: readonly number[]): Bounds[] {
  return values.map((value) => ({ lower: value, upper: value }));
}

/** Passes when two numbers agree to 12 digits, or are the same infinity. */
export function agree(found: number, expected: number): boolean {
  return found === expected || Math.abs(found - expected) <= 1e-12 * Math.max(1e-3, Math.abs(expected));
}

function read(file: string): unknown {
  const url = new URL(`../fixtures/stats/${file}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"), (_, value) => (value === "Infinity" ? Infinity : value));
}
