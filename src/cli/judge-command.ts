import { resolveClaims } from "../claims/index.js";
import { declarationProblems } from "../claims/problems.js";
import { parseClaims } from "../experiment/parse-claims.js";
import { assess } from "../library/judge.js";
import { knownData } from "../library/study-data.js";
import { openStudy } from "../library/open-study.js";
import { jsonReport } from "../reports/formats/json.js";
import { verdictReport } from "../reports/terminal/index.js";
import { PARTIAL_REMEDY } from "./common-options.js";
import type { Console } from "./console.js";
import { displayOf } from "./hyperlink.js";
import { failOnVerdicts } from "./fail-on.js";
import { readSource } from "./read-config.js";

export interface JudgeFlags {
  readonly claims: string;
  readonly json?: boolean;
  readonly partial?: boolean;
  readonly failOn: readonly string[];
}

/** `actbench judge`: journal + claims → verdicts → terminal. Nothing is written. */
export function judgeCommand(directory: string, options: JudgeFlags, console: Console): void {
  const { text, file } = readSource(options.claims);
  const { study, manifest } = openStudy(directory, { ...options, remedy: PARTIAL_REMEDY });
  const data = manifest?.data ?? knownData(study.experiment);
  const declarations = parseClaims(text, file, (each) => declarationProblems(each, study.experiment, data));
  const claims = resolveClaims(declarations, study.experiment);
  const findings = assess(study, { claims, timings: manifest?.timings ?? [], data });
  console.out(options.json ? jsonReport(findings) : verdictReport(findings, displayOf(console)));
  failOnVerdicts(options.failOn, findings.verdicts, console);
}
