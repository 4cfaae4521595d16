import { join } from "node:path";
import { resolveClaims } from "../claims/index.js";
import { declarationProblems } from "../claims/problems.js";
import { parseClaims } from "../experiment/parse-claims.js";
import { assess } from "../library/assess.js";
import { jsonReport } from "../reports/formats/json.js";
import { verdictReport } from "../reports/terminal/index.js";
import { openJournal } from "../results/journal.js";
import { readManifest } from "../results/manifest.js";
import type { Console } from "./console.js";
import type { JudgeOptions } from "./judge.js";
import { readSource } from "./read-config.js";

/** `actbench judge`: journal + claims → verdicts → terminal. Nothing is written. */
export function judgeCommand(directory: string, options: JudgeOptions, console: Console): void {
  const { text, file } = readSource(options.claims);
  const study = openJournal(join(directory, "journal.jsonl"));
  const declarations = parseClaims(text, file, (each) => declarationProblems(each, study.experiment));
  const { timings } = readManifest(directory);
  const claims = resolveClaims(declarations, study.experiment);
  const findings = assess(study, { claims, timings });
  console.out(options.json ? jsonReport(findings) : verdictReport(findings, console));
}
