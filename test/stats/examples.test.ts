import { readdirSync, readFileSync } from "node:fs";
import { compileFunction } from "node:vm";
import { describe, expect, test } from "vitest";
import { stream } from "../../src/random/stream.js";
import * as stats from "../../src/stats/index.js";

const folder = new URL("../../src/stats/", import.meta.url);
const scope = { ...stats, stream };

describe("the examples in the docstrings run and give what they say", () => {
  for (const file of readdirSync(folder)) {
    const source = readFileSync(new URL(file, folder), "utf8");
    for (const example of examplesIn(source)) test(`${file}: ${example}`, () => check(example));
  }
});

test("every function that the statistics export has an example", () => {
  const sources = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
  const examples = sources.flatMap(examplesIn).join("\n");
  const functions = Object.entries(stats).filter(([, value]) => typeof value === "function");
  expect(functions.map(([name]) => name).filter((name) => !examples.includes(`${name}(`))).toEqual([]);
});

function examplesIn(source: string): string[] {
  const lines = [...source.matchAll(/@example([\s\S]*?)(?=\n \* @|\n \*\/)/g)];
  return lines.map(([, text]) => text.replaceAll(/\n \* ?/g, "\n").trim());
}

function check(example: string): void {
  const [, before, expression, expected] = /^([\s\S]*?)([^\n]*) \/\/ => (.*)$/.exec(example)!;
  const run = compileFunction(`${before}; return [${expression}, ${expected}]`, Object.keys(scope));
  const [found, promised] = run(...Object.values(scope));
  expect(found).toEqual(promised);
}
