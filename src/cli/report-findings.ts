import { join } from "node:path";
import type { Findings } from "../analysis/findings.js";
import { ExitCode } from "../errors.js";
import { jsonReport } from "../reports/formats/json.js";
import { terminalReport } from "../reports/terminal/report.js";
import { PAGE } from "../library/outputs.js";
import type { Console } from "./console.js";
import { displayOf, fileLink } from "./hyperlink.js";
import { declaredOf, failOnVerdicts } from "./fail-on.js";

interface ReportingOptions {
  readonly json?: boolean;
  /** Where stdout has something else. */
  readonly silent?: boolean;
  readonly failOn: readonly string[];
}

/** Says what came of a run whose outputs are written. */
export function reportFindings(
  findings: Findings,
  directory: string,
  options: ReportingOptions,
  console: Console,
): void {
  if (!options.silent)
    console.out(options.json ? jsonReport(findings) : terminalReport(findings, displayOf(console)));
  console.err(`results: ${fileLink(directory, join(directory, PAGE), "stderr", console)}\n`);
  failOnVerdicts(options.failOn, declaredOf(findings.verdicts), console);
  reportFailures(findings, console);
}

function reportFailures({ cells }: Findings, console: Console): void {
  const failed = cells.reduce((count, cell) => count + cell.failed, 0);
  if (failed === 0) return;
  console.err(`${failed === 1 ? "1 trial" : `${failed} trials`} failed; trials.csv says why\n`);
  console.exitCode = ExitCode.failed;
}
