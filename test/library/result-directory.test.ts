import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ActbenchError } from "../../src/errors.js";
import { claimDirectory } from "../../src/library/result-directory.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const names = { force: "--force", directory: "--out" };
const claim = (directory: string) => () => claimDirectory(directory, false, names);

describe("a directory that cannot be made", () => {
  it.runIf(existsSync("/proc/self"))("is refused in bounded time, also under /proc", () => {
    expect(claim("/proc/nothing/here")).toThrow("cannot write /proc/nothing/here: no such file or directory");
  });

  it("leaves nothing of what was made for it, as where its name is too long", () => {
    const root = temporaryDirectory();
    expect(claim(join(root, "results", "a", "n".repeat(256)))).toThrow("name too long");
    expect(readdirSync(root)).toEqual([]);
  });

  it("says that the system refused, which is exit code 1", () => {
    const root = temporaryDirectory();
    writeFileSync(join(root, "file"), "");
    let code: unknown;
    try {
      claim(join(root, "file"))();
    } catch (error) {
      code = (error as ActbenchError).exitCode;
    }
    expect(code).toBe(1);
  });
});

it("drafts that a killed run left are taken away, and other files of such names are not", () => {
  const root = temporaryDirectory();
  mkdirSync(join(root, "r"));
  for (const file of [
    "journal.jsonl",
    "journal.jsonl.tmp",
    "curves.csv.tmp",
    "manifest.json.tmp",
    "my.tmp",
  ]) {
    writeFileSync(join(root, "r", file), "");
  }
  claim(join(root, "r"))()();
  expect(readdirSync(join(root, "r"))).toEqual(["journal.jsonl", "my.tmp"]);
});
