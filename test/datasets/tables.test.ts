import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseTable, type TableOptions } from "../../src/datasets/parse-table.js";
import { ActbenchError } from "../../src/errors.js";
import tables from "../fixtures/tables/tables.json" with { type: "json" };

const path = "my.csv";

/** What was said of a table that is refused: the error and its remedy. */
function refusalOf(text: string, options: TableOptions): string {
  try {
    parseTable(text, options);
  } catch (error) {
    if (!(error instanceof ActbenchError)) throw error;
    return `${error.message}\n${error.remedy ?? ""}`;
  }
  return "it was read";
}

describe("a table is read as pandas reads it:", () => {
  test.each(tables.read.map((each) => [each.name, each] as const))(
    "%s",
    (_name, { text, options, ...expected }) => {
      const table = parseTable(text, { path, ...options } as TableOptions);
      expect(table.featureNames).toEqual(expected.featureNames);
      expect(rowsOf(table.features, table.featureNames.length)).toEqual(expected.features);
      const isText = typeof expected.labels[0] === "string";
      const labels = [...table.targets].map((target) => {
        if (table.task === "regression") return target;
        return isText ? table.classNames[target] : Number(table.classNames[target]);
      });
      expect(labels).toEqual(expected.labels);
    },
  );
});

function rowsOf(values: Float64Array, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, i) => [
    ...values.subarray(i * width, (i + 1) * width),
  ]);
}

describe("a table that may mean something else is refused, with the cause:", () => {
  test.each(tables.refused.map((each) => [each.name, each] as const))(
    "%s",
    (_name, { text, options, message }) => {
      const refusal = refusalOf(text, { path, ...options } as TableOptions);
      expect(refusal).toContain(message);
      expect(refusal).toMatch(/^my\.csv(:\d+:\d+)?:/);
    },
  );
});

const textOf = (file: string) => readFileSync(new URL(`../fixtures/cases/${file}`, import.meta.url), "utf8");

type Options = Omit<TableOptions, "path">;
const read = (file: string, options: Options) => parseTable(textOf(file), { path: file, ...options });
const refused = (file: string, options: Options) => refusalOf(textOf(file), { path: file, ...options });

describe("what people reported in public:", () => {
  test("numbers with missing labels are refused with their places, and dropped if asked for", () => {
    const refusal = refused("11_target_qmark.csv", { target: "grade" });
    expect(refusal).toMatch(
      /^11_target_qmark\.csv:6:17: target "grade": "\?" says that the value is missing\n/,
    );
    expect(refusal).toContain('"missing": "drop"');
    const { reading, classNames } = read("11_target_qmark.csv", { target: "grade", missing: "drop" });
    expect({ dropped: reading.dropped, classNames }).toEqual({
      dropped: 3,
      classNames: ["0", "1", "2", "3"],
    });
    expect(reading.isEitherTask).toBe(true);
  });

  test("decimal commas are named, and read as numbers", () => {
    expect(refused("14_dec_comma_target.csv", { target: "price" })).toContain('Say "decimal": ",".');
    const { task, targets } = read("14_dec_comma_target.csv", { target: "price", decimal: "," });
    expect(task).toBe("regression");
    expect([Math.min(...targets), Math.max(...targets)]).toEqual([1.5, 2.75]);
  });

  test("blanks around labels make no classes, also between tabs", () => {
    expect(read("26_tsv_padded.tsv", { target: "kind" }).classNames).toEqual(["a", "b", "c"]);
  });

  test("names that two columns have matter where one of them is used", () => {
    expect(read("18_dup_unused.csv", { target: "kind", features: ["length", "width"] }).rows).toBe(60);
    expect(refused("18_dup_unused.csv", { target: "kind" })).toContain('two columns are called "note"');
  });

  test("a delimiter that no header confirms is named, not taken", () => {
    expect(refused("57_noheader_semicolon.csv", { header: false, target: 4 })).toContain('looks like ";"');
    expect(refused("25_whitespace.data", { header: false, target: 4 })).toContain('"whitespace"');
    const { classNames, featureNames } = read("25_whitespace.data", {
      header: false,
      target: 4,
      delimiter: "whitespace",
    });
    expect({ classNames, featureNames }).toEqual({
      classNames: ["1", "2", "3"],
      featureNames: ["1", "2", "3"],
    });
  });

  test("a sep= line is read, comments are named and passed over, a trailing comma is named", () => {
    expect(read("28_sep_line.csv", { target: "kind" }).reading.delimiter).toBe(";");
    expect(refused("29_comment.csv", { target: "kind" })).toContain('passed over with "comment": "#"');
    expect(read("29_comment.csv", { target: "kind", comment: "#" }).rows).toBe(60);
    expect(refused("06_trailing_comma_all.csv", { target: "kind" })).toContain("a trailing comma");
    expect(read("06_trailing_comma_all.csv", { target: "kind", exclude: [-1] }).featureNames).toHaveLength(3);
  });

  test("a question mark in a feature has its remedy", () => {
    expect(refused("09_question_mark.csv", { target: "kind" })).toContain('"missing": "drop"');
    expect(read("09_question_mark.csv", { target: "kind", missing: "drop" }).reading.dropped).toBe(2);
  });

  test("a column of 1e200 keeps its digits, and one that counts the rows is told", () => {
    const { features } = read("44_huge.csv", { target: "kind" });
    const column = features.filter((_, k) => k % 2 === 0);
    expect(column.every((value) => Math.abs(value) < 10)).toBe(true);
    expect(column[0] / column[1]).toBe(1.5);
    expect(read("20_id_sorted.csv", { target: "kind" }).reading.counters).toEqual(["Id"]);
  });
});
