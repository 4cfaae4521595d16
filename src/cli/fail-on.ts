import type { Verdict, VerdictWord } from "../analysis/verdict.js";
import { ExitCode } from "../errors.js";
import type { Console } from "./console.js";

/** Sets exit code 3 when a claim met with one of the verdicts; says which. */
export function failOnVerdicts(
  words: readonly string[],
  verdicts: readonly { readonly claim: string; readonly verdict: VerdictWord }[],
  console: Console,
): void {
  const hits = verdicts.filter(({ verdict }) => words.includes(verdict.replace(" ", "-")));
  if (hits.length === 0) return;
  const names = [...new Set(hits.map(({ claim, verdict }) => `${claim} (${verdict})`))];
  console.err(`--fail-on: ${names.join(", ")}\n`);
  console.exitCode = ExitCode.refuted;
}

/** What was claimed before anything was trained; what was only looked at fails nothing. */
export const declaredOf = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.filter(({ status }) => status === "declared");
