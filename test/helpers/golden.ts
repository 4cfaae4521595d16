import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

const directory = new URL("../reports/golden/", import.meta.url);

/**
 * Compares a text with the golden file of that name. A text that differs is written beside it as `<name>.new`, to be
 * looked at and, if it is better, renamed.
 */
export function expectGolden(name: string, text: string): void {
  const golden = new URL(name, directory);
  const changed = new URL(`${name}.new`, directory);
  const expected = existsSync(golden) ? readFileSync(golden, "utf8") : "";
  if (text === expected) rmSync(changed, { force: true });
  else writeFileSync(changed, text);
  expect(text).toBe(expected);
}
