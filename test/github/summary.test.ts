import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const script = fileURLToPath(new URL("../../.ci/summary.mjs", import.meta.url));

it("CI ends with the count of tests on a line of its own, in which a file that could not be loaded has failed", () => {
  const file = join(temporaryDirectory(), "tests.json");
  const testResults = [
    { status: "passed", assertionResults: [{ status: "passed" }] },
    { status: "failed", assertionResults: [{ status: "failed" }] },
    { status: "failed", assertionResults: [] },
  ];
  writeFileSync(
    file,
    JSON.stringify({ numPassedTests: 40, numFailedTests: 1, numPendingTests: 2, testResults }),
  );
  const { stdout } = spawnSync(process.execPath, [script, file], { encoding: "utf8" });
  expect(stdout).toBe("40 passed, 2 failed, 2 skipped\n");
});
