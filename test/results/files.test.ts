import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeOutput } from "../../src/results/files.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

function* chunks(directory: string): Generator<string> {
  yield "a,b\n";
  expect(readdirSync(directory)).toEqual(["table.csv.tmp"]);
  yield "é,한\n";
}

function* breaking(): Generator<string> {
  yield "half of";
  throw new Error("no more");
}

describe("writeOutput", () => {
  it("writes the chunks under another name first, and says what the file came to", () => {
    const directory = temporaryDirectory();
    const written = writeOutput(directory, "table.csv", chunks(directory));
    const bytes = readFileSync(join(directory, "table.csv"));
    expect(bytes.toString()).toBe("a,b\né,한\n");
    expect(readdirSync(directory)).toEqual(["table.csv"]);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(written).toEqual({ file: "table.csv", bytes: 11, sha256 });
  });

  it("leaves the older file, and nothing half written, when something goes wrong on the way", () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "table.csv"), "older");
    expect(() => writeOutput(directory, "table.csv", breaking())).toThrow("no more");
    expect(readdirSync(directory)).toEqual(["table.csv"]);
    expect(readFileSync(join(directory, "table.csv"), "utf8")).toBe("older");
  });

  it("names the file that is where the directory is to be", () => {
    const file = join(temporaryDirectory(), "file");
    writeFileSync(file, "");
    expect(() => writeOutput(file, "a/table.csv", ["a"])).toThrow(
      `cannot write ${file}/a/table.csv: ${file} is not a directory`,
    );
  });

  it("leaves nothing behind where it can't put the file in its place", () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "table.csv"));
    expect(() => writeOutput(directory, "table.csv", ["a"])).toThrow(
      `cannot write ${join(directory, "table.csv")}: it is a directory`,
    );
    expect(readdirSync(directory)).toEqual(["table.csv"]);
  });
});
