import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished } from "vitest";

/** A directory of the test's own, removed when it ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "actbench-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** A directory of a test file's own, removed after its last test. */
export function sharedDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "actbench-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  return directory;
}
