import type { Findings } from "../analysis/findings.js";
import { ExitCode } from "../errors.js";
import type { Console } from "./console.js";

/** What `--fail-on` can name: verdicts, with "-" for a space. */
export const verdictWords = ["supported", "direction-only", "refuted", "inconclusive"] as const;

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
