import * as fc from "fast-check";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { CsvLines, csvLines, valueText, type CsvValue } from "../../src/tables/csv-lines.js";
import { defineTable } from "../../src/tables/table.js";
import { analyse } from "../../src/analysis/findings.js";
import { inventedStudy } from "../helpers/invented-study.js";
import { csvText } from "../helpers/csv-text.js";

describe("a CSV cell", () => {
  test.each([
    [null, ""],
    [true, "1"],
    [false, "0"],
    [0.1, "0.1"],
    [-0, "0"],
    [1e-7, "1e-7"],
    [-3, "-3"],
    ["relu", "relu"],
    ["a,b", '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ["two\nlines", '"two\nlines"'],
    ["=1+1", "'=1+1"],
    ["+x", "'+x"],
    ["-x", "'-x"],
    ["@x", "'@x"],
    ["\tx", "'\tx"],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ])("of %j is %j", (value, text) => {
    expect(valueText(value)).toBe(text);
  });

  test("reads back as the same number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(valueText(value))).toBe(value + 0);
      }),
    );
  });

  test.each([NaN, Infinity, -Infinity])("is never %s", (value) => {
    expect(() => valueText(value)).toThrow("a CSV cannot hold");
  });
});

test("whatever the text, a parser reads the records back", () => {
  const text = fc.string({ unit: "grapheme" }).filter((value) => !/^[=+\-@\t\r]/.test(value));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const table = defineTable<[string, string]>({
        name: "any",
        description: "",
        primaryKey: [],
        refersToTrials: false,
        columns: [0, 1].map((i) => ({
          name: `c${i}`,
          type: "string",
          description: "",
          value: (row: [string, string]) => row[i as 0 | 1],
        })),
        rows: () => rows,
      });
      const written = csvText(table, analyse(inventedStudy({ seeds: [] })));
      expect(parse(written, { recordDelimiter: "\n" })).toEqual([["c0", "c1"], ...rows]);
    }),
    { numRuns: 50 },
  );
});

test("a line is the text of its cells, whatever it has in common with the line before and wherever a chunk ends", () => {
  const long = 'ä€😀"'.repeat(8000);
  const cell = fc.constantFrom<CsvValue>(
    null,
    true,
    0,
    -0,
    0.1,
    -123456.7,
    1e-7,
    Math.PI,
    "",
    "=x",
    "é€😀",
    "\ud800",
    long,
  );
  const line = fc.tuple(cell, cell, cell);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.integer({ min: 1, max: 400 }), (some, times) => {
      const lines = Array.from({ length: times }, (_, i) => [i % 7, ...(some[i % some.length] ?? [])]);
      const chunks = [...csvLines(lines)];
      const expected = lines.map((cells) => `${cells.map(valueText).join()}\n`).join("");
      expect(Buffer.concat(chunks).equals(Buffer.from(expected))).toBe(true);
      expect(chunks.slice(0, -1).every((chunk) => chunk.at(-1) === 10)).toBe(true);
    }),
    { numRuns: 12 },
  );
});

test("what a line has of columns stands behind its cells; what is no finite number there is missing", () => {
  const lines = new CsvLines();
  const columns = [[1, Math.PI, 1e-7], [null, Infinity, NaN], [], [7, 8, -0]];
  for (const index of [0, 1, 2]) lines.append(["id", 3], columns, index);
  lines.append(["other", 3], columns, 2);
  expect(Buffer.from(lines.take()).toString()).toBe(
    `id,3,1,,,7\nid,3,${Math.PI},,,8\nid,3,1e-7,,,0\nother,3,1e-7,,,0\n`,
  );
  expect(lines.take()).toHaveLength(0);
});
