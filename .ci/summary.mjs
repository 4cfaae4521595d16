// node .ci/summary.mjs FILE: how many tests passed, from vitest's JSON report, on a line of its own as tools that read
// summaries know it. A test file that could not be loaded is one failure.
import { readFileSync } from "node:fs";

const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
const unloaded = report.testResults.filter(
  ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
);
const failed = report.numFailedTests + unloaded.length;
process.stdout.write(
  `${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests} skipped\n`,
);
