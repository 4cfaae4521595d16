import type { Findings } from "../analysis/findings.js";
import { ExitCode } from "../errors.js";
import { finishRun, type FinishedRun, type Machinery } from "../library/finish.js";
import { jsonReport } from "../reports/formats/json.js";
import { terminalReport } from "../reports/terminal/index.js";
import type { Console } from "./console.js";
import { failOnVerdicts } from "./fail-on.js";

export interface ReportingOptions extends Machinery {
  readonly json?: boolean;
  readonly failOn: readonly string[];
}

/** Writes the outputs of a run all of whose trials are in its journal, and says what came of it. */
export async function reportRun(
  run: FinishedRun,
  options: ReportingOptions,
  console: Console,
): Promise<void> {
  const findings = await finishRun(run, options);
  console.out(options.json ? jsonReport(findings) : terminalReport(findings, console));
  console.err(`results: ${run.directory}\n`);
  failOnVerdicts(options.failOn, findings, console);
  reportFailures(findings, console);
}

function reportFailures({ cells }: Findings, console: Console): void {
  const failed = cells.reduce((count, cell) => count + cell.failed, 0);
  if (failed === 0) return;
  console.err(`${failed === 1 ? "1 trial" : `${failed} trials`} failed; trials.csv says why\n`);
  console.exitCode = ExitCode.failed;
}
