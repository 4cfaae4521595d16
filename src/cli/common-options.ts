import { InvalidArgumentError, Option } from "commander";
import type { Backend } from "../experiment/executors/backend.js";
import { failOnList } from "./fail-on.js";
import { wholeNumber } from "./whole-number.js";

/** Options that mean the same in every command that has them. */
export const jobsOption = (): Option =>
  new Option("-j, --jobs <n>", "worker threads (default: one per core)").argParser(wholeNumber(1024));

export const backendOption = (): Option =>
  new Option("--backend <name>", "simd, or reference: the readable f64 kernel")
    .argParser(backend)
    .default("simd");

export const figuresOption = (): Option =>
  new Option(
    "--figures <format>",
    "write each figure of report.html as a file of its own under figures/",
  ).choices(["svg"]);

export const failOnOption = (): Option =>
  new Option(
    "--fail-on <verdicts>",
    "exit with 3 when a declared claim is judged so: refuted, inconclusive, …",
  )
    .argParser(failOnList)
    .default([]);

export const setOption = (): Option =>
  new Option("-s, --set <path=value>", "override one value of the config (repeatable)")
    .argParser((value: string, previous: readonly string[]) => [...previous, value])
    .default([]);

function backend(text: string): Backend {
  if (text !== "simd" && text !== "reference") throw new InvalidArgumentError("Expected simd or reference.");
  return text;
}
