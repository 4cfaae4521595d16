import { InvalidArgumentError } from "commander";
import type { Findings } from "../analysis/findings.js";
import { ExitCode } from "../errors.js";
import type { Console } from "./console.js";

/** What `--fail-on` can name: verdicts, with "-" for a space. */
const verdictWords = ["supported", "direction-only", "refuted", "inconclusive"] as const;

/** Parses `--fail-on refuted,inconclusive`. */
export function failOnList(text: string): string[] {
  const words = text.split(",").map((word) => word.trim());
  const unknown = words.find((word) => !verdictWords.some((known) => known === word));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`Expected one or more of ${verdictWords.join(",")}.`);
  return words;
}

/** Sets exit code 3 when a declared claim met with one of the verdicts; says which. */
export function failOnVerdicts(words: readonly string[], { verdicts }: Findings, console: Console): void {
  const hits = verdicts.filter(
    ({ status, verdict }) => status === "declared" && words.includes(verdict.replace(" ", "-")),
  );
  if (hits.length === 0) return;
  const names = [...new Set(hits.map(({ claim, verdict }) => `${claim} (${verdict})`))];
  console.err(`--fail-on: ${names.join(", ")}\n`);
  console.exitCode = ExitCode.refuted;
}
