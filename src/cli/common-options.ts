import { Option } from "commander";
import { MOST_JOBS } from "../experiment/executors/executor.js";
import type { OptionNames } from "../library/caller.js";
import {
  BACKENDS,
  collected,
  FIGURE_FORMATS,
  oneOf,
  someOf,
  VERDICTS,
  wholeNumber,
} from "./option-values.js";

/** Options that mean the same in every command that has them. */
export const jobsOption = (): Option =>
  new Option("-j, --jobs <n>", "worker threads (default: one per core)").argParser(wholeNumber(MOST_JOBS));

export const backendOption = (): Option =>
  new Option(
    "--backend <name>",
    "simd, wide (the same results, faster on some machines) or reference, the readable f64 kernel (default: the faster of the first two, simd for what is small)",
  ).argParser(oneOf(BACKENDS));

export const figuresOption = (): Option =>
  new Option("--figures <format>", "write each figure of report.html as a file of its own under figures/")
    .choices(FIGURE_FORMATS)
    .argParser(oneOf(FIGURE_FORMATS));

export const failOnOption = (): Option =>
  new Option("--fail-on <verdicts>", "exit with 3 when a claim is judged so: refuted, inconclusive, …")
    .argParser(someOf(VERDICTS))
    .default([]);

export const setOption = (): Option =>
  new Option("-s, --set <path=value>", "override one value of the config (repeatable)")
    .argParser(collected)
    .default([]);

export const partialOption = (): Option =>
  new Option(
    "--partial",
    "take a study whose trials are not all there for what it is, and say how many are missing",
  );

/** What remedies call options here. */
export const FLAGS: OptionNames = {
  force: "--force",
  directory: "--out",
  deviate: "--deviate",
  config: "--config",
  data: "--data",
};

/** How to ask for a study whose trials are not all there. */
export const PARTIAL_REMEDY = ", or --partial to see what is there";
