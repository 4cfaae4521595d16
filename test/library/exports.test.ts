import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const source = fileURLToPath(new URL("../../src/", import.meta.url));
const read = (file: string): string => readFileSync(join(source, file), "utf8");

/** The names that a file hands on, each with the file that declares it. */
function exportsOf(file: string): [name: string, declaredIn: string][] {
  const handedOn = [...read(file).matchAll(/export (?:type )?\{([^}]*)\} from "(.*?)\.js"/g)];
  return handedOn.flatMap(([, names, from]) =>
    names
      .split(",")
      .map((name) =>
        name
          .replace(/^\s*(type )?/, "")
          .replace(/ as .*/, "")
          .trim(),
      )
      .filter((name) => name !== "")
      .map((name): [string, string] => [name, join(dirname(file), `${from}.ts`)]),
  );
}

function isDescribed(name: string, file: string): boolean {
  const declaration = `export (async )?(function|const|interface|type|class) ${name}\\b`;
  return new RegExp(`\\*/\\n${declaration}`).test(read(file)) || isDescribedElsewhere(name, file);
}

/** Of a name that the file imports and hands on. */
function isDescribedElsewhere(name: string, file: string): boolean {
  return exportsOf(file).some(([other, from]) => other === name && isDescribed(name, from));
}

describe.each(["index.ts", "stats/index.ts"])("src/%s", (file) => {
  test.each(exportsOf(file))("%s is described where it is declared, in %s", (name, declaredIn) => {
    expect(isDescribed(name, declaredIn)).toBe(true);
  });

  test("hands on everything by name", () => {
    expect(exportsOf(file).length).toBeGreaterThan(20);
    expect(read(file)).not.toMatch(/export \*/);
  });
});

test("no name means one thing in actbench and another in actbench/stats", () => {
  const stats = new Set(exportsOf("stats/index.ts").map(([name]) => name));
  expect(exportsOf("index.ts").filter(([name]) => stats.has(name))).toEqual([]);
});
