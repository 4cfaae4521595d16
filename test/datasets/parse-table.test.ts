import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvParameters, csvSpecParameters, tableKey } from "../../src/datasets/csv.js";
import { drawnSamples, makeDataset } from "../../src/datasets/make-dataset.js";
import { parseTable, type TableOptions } from "../../src/datasets/parse-table.js";
import { ActbenchError } from "../../src/errors.js";

const good = "x,y,label\n1,2,a\n3,5,b\n5,4,a\n7,9,b\n";

function parse(text: string, options: Partial<TableOptions> = {}) {
  return parseTable(text, { path: "my.csv", target: "label", ...options });
}

function errorOf(text: string, options: Partial<TableOptions> = {}): ActbenchError {
  try {
    parse(text, options);
  } catch (error) {
    if (error instanceof ActbenchError) return error;
    throw error;
  }
  throw new Error("no error");
}

function column(values: readonly (string | number)[]): string {
  return `x,label\n${values.map((value, i) => `${i},${value}`).join("\n")}\n`;
}

describe("parseTable reads", () => {
  test("features, classes and names", () => {
    const { reading, ...table } = parse(good);
    expect(reading).toEqual({
      delimiter: ",",
      delimiterWasFound: true,
      target: "label",
      taskWasFound: true,
      dropped: 0,
      classRows: [2, 2],
      counters: [],
      isEitherTask: false,
      sameButForCase: [],
    });
    expect(table).toEqual({
      task: "classification",
      rows: 4,
      featureNames: ["x", "y"],
      classNames: ["a", "b"],
      features: Float64Array.of(1, 2, 3, 5, 5, 4, 7, 9),
      targets: Float64Array.of(0, 1, 0, 1),
    });
  });

  test.each([
    ["a byte-order mark", `\uFEFF${good}`, {}],
    ["CRLF", good.replaceAll("\n", "\r\n"), {}],
    ["lone carriage returns", good.replaceAll("\n", "\r"), {}],
    ["no newline at the end", good.trimEnd(), {}],
    ["blank lines", good.replaceAll("\n", "\n\n"), {}],
    ["blanks around fields", good.replaceAll(",", " ,  "), {}],
    ["quoted fields", good.replaceAll(/[^,\n]+/g, '"$&"'), {}],
    ["semicolons", good.replaceAll(",", ";"), {}],
    ["semicolons that the config names", good.replaceAll(",", ";"), { delimiter: ";" }],
    ["tabs", good.replaceAll(",", "\t"), {}],
    ["bars", good.replaceAll(",", "|"), {}],
    ["any number of blanks", good.replaceAll(",", "   ").replaceAll(/^/gm, "  "), {}],
    ["a line that tells Excel the delimiter", `sep=;\n${good.replaceAll(",", ";")}`, {}],
    ["comments", `# by hand\n${good}`, { comment: "#" }],
    ["decimal commas", good.replaceAll(",", ";").replaceAll(/\d/g, "$&,0"), { decimal: "," as const }],
    ["a column to leave out", good.replaceAll(/^/gm, "n,").replace(/n,$/, ""), { exclude: ["n"] }],
    ["the target's place for its name", good, { target: -1 }],
    [
      "rows that lack a value, which are dropped",
      `${good}?,1,a\n1,NA,b\n1,1,null\n`,
      { missing: "drop" as const },
    ],
    ["named features", good, { features: ["x", "y"] }],
  ])("a file with %s to the same table", (_, text, options) => {
    const { reading: _reading, ...table } = parse(text, options);
    expect(parse(good)).toMatchObject(table);
  });

  test("quoted names with delimiters, quotes and newlines in them", () => {
    const table = parse('"a ""b"", c","d\ne",label\n1,2,"u, v"\n2,1,"w\nx"\n3,3,"u, v"\n4,1,"w\r\nx"\n');
    expect(table.featureNames).toEqual(['a "b", c', "d\ne"]);
    expect(table.classNames).toEqual(["u, v", "w\nx"]);
  });

  test("only the features asked for, in their order", () => {
    const table = parse("id,x,y,label\nA,1,2,0\nB,3,5,1\nC,4,1,0\nD,4,2,1\n", { features: ["y", "x"] });
    expect(table.featureNames).toEqual(["y", "x"]);
    expect([...table.features]).toEqual([2, 1, 5, 3, 1, 4, 2, 4]);
  });

  test("a file with a nameless index column, when the features are named", () => {
    const indexed = good.split("\n").map((line, i) => (line === "" ? "" : `${i === 0 ? "" : i},${line}`));
    expect(parse(indexed.join("\n"), { features: ["x", "y"] })).toEqual(parse(good));
  });

  test("a file without header by column numbers", () => {
    const table = parse("1,2,0\n3,5,1\n5,4,0\n7,9,1\n", { header: false, target: 3 });
    expect(table.rows).toBe(4);
    expect(table.featureNames).toEqual(["1", "2"]);
  });

  test("every decimal notation", () => {
    const table = parse("x,label\n+1.5e3,a\n-.5,b\n2.,a\n1E-2,b\n");
    expect([...table.features]).toEqual([1500, -0.5, 2, 0.01]);
  });
});

describe("the task is", () => {
  test.each([
    ["classification for text", ["a", "b", "a", "b"], "classification"],
    ["classification for text with some numbers", ["1", "b", "1", "b"], "classification"],
    ["classification for few whole numbers", [3, 1, 3, 1], "classification"],
    ["regression for fractions", [0.5, 1, 0.5, 1], "regression"],
    ["regression for whole numbers that seldom repeat", [1, 2, 3, 4, 4], "regression"],
    ["regression for more than 20 whole numbers", Array.from({ length: 63 }, (_, i) => i % 21), "regression"],
    ["classification for 20 whole numbers", Array.from({ length: 60 }, (_, i) => i % 20), "classification"],
  ])("%s", (_, values, task) => {
    expect(parse(column(values)).task).toBe(task);
  });

  test("what the config says, if it says", () => {
    expect(parse(column([3, 1, 3, 1]), { task: "regression" })).toMatchObject({
      task: "regression",
      classNames: [],
      targets: Float64Array.of(3, 1, 3, 1),
    });
    expect(parse(column([0.5, 1, 0.5, 1]), { task: "classification" }).classNames).toEqual(["0.5", "1"]);
  });

  test("indexed in numeric order for numbers, whichever way they are written", () => {
    const table = parse(column(["10", "2", "2.0", "1e1", "-1", "-1"]));
    expect(table.classNames).toEqual(["-1", "2", "10"]);
    expect([...table.targets]).toEqual([2, 1, 1, 2, 0, 0]);
  });
});

describe("parseTable refuses, with the place,", () => {
  test.each([
    [
      "a row with too few fields",
      "x,y,label\n1,2,a\n3,b\n",
      "my.csv:3:4: 2 fields where the first row has 3",
    ],
    ["a row with too many fields", "x,label\n1,a\n3,b,5\n", "my.csv:3:5: 3 fields where the first row has 2"],
    [
      "a missing feature",
      "x,y,label\n1,2,a\n3,,b\n4,4,a\n5,5,b\n",
      'my.csv:3:3: feature "y": the value is missing',
    ],
    [
      "a feature that is no number",
      "x,y,label\n1,2,a\n3,n/a,b\n4,4,a\n5,5,b\n",
      'my.csv:3:3: feature "y": "n/a" is not a number',
    ],
    [
      "an infinite feature",
      "x,label\n1,a\n1e999,b\n2,a\n3,b\n",
      'my.csv:3:1: feature "x": "1e999" is not a number',
    ],
    [
      "a column of text, once",
      "x,city,label\n1,Seoul,a\n3,Busan,b\n2,Jeju,a\n2,Ulsan,b\n",
      'my.csv:2:3: feature "city": "Seoul" is not a number, nor is any value below',
    ],
    [
      "a constant feature",
      "x,y,label\n1,7,a\n3,7,b\n4,7.0,a\n5,7,b\n",
      'my.csv:2:3: feature "y": every value is 7',
    ],
    [
      "a missing target",
      "x,label\n1,a\n3,b\n3,a\n4,b\n5,\n",
      'my.csv:6:3: target "label": the value is missing',
    ],
    ["a single class", "x,label\n1,a\n3,a\n", 'my.csv:2:3: target "label": "a" is the only class'],
    [
      "a class with one row",
      "x,label\n1,a\n3,a\n4,b\n",
      'my.csv:4:3: target "label": class "b" has this row only',
    ],
    ["two columns of one name", "x,x,label\n1,2,a\n", 'my.csv:1:3: two columns are called "x"'],
    ["a column without a name", "x,,label\n1,2,a\n", "my.csv:1:3: column 2 has no name"],
    ["no feature", "label\na\nb\n", "my.csv:1:1: no feature column beside the target"],
    ["a header alone", "x,label\n", "my.csv:1:1: no rows of data below the header"],
    [
      "a quote that is never closed",
      'x,label\n1,a\n2,"b\n3,a\n',
      "my.csv:3:1: a quoted field that begins in this row",
    ],
    ["text after a closing quote", 'x,label\n1,"a"b\n', "my.csv:2:1: text after a closing quote"],
    ["a quote inside a field", 'x,label\n1,a"b\n', "my.csv:2:1: a quote inside an unquoted field"],
  ])("%s", (_, text, message) => {
    expect(errorOf(text).message).toContain(message);
  });

  test("a regression's target that is text or never changes", () => {
    expect(errorOf("x,label\n1,2.5\n2,b\n3,1\n", { task: "regression" }).message).toBe(
      'my.csv:3:3: target "label": "b" is not a number',
    );
    expect(errorOf("x,label\n1,2.5\n2,2.5\n", { task: "regression" }).message).toBe(
      'my.csv:2:3: target "label": every value is 2.5',
    );
  });

  test("an empty file", () => {
    for (const text of ["", "\uFEFF", "\n\r\n"]) expect(errorOf(text).message).toBe("my.csv is empty");
  });

  test("unknown columns, with the nearest name", () => {
    expect(errorOf(good, { target: "lbel", features: ["x", "width"] }).message).toBe(
      'my.csv:1:1: no target column "lbel". Did you mean "label"?\n' +
        'my.csv:1:1: no feature column "width". Known: x, y, label.',
    );
  });

  test("a target that is also a feature, and a feature named twice", () => {
    expect(errorOf(good, { features: ["x", "label"] }).message).toContain(
      '"label" is the target and a feature',
    );
    expect(errorOf(good, { features: ["x", "x"] }).message).toContain("a feature is named twice");
  });

  test("another delimiter, and says which it seems to be", () => {
    expect(errorOf(good.replaceAll(",", ";"), { delimiter: "," }).message).toContain(
      'the delimiter looks like ";"',
    );
  });

  test("places after quoted newlines and delimiters, counted right", () => {
    const text = 'x,"n,\nm",label\r\n1,2,"a\nc"\r\n\r\n3,"q,r",b\r\n4,5,"a\nc"\r\n2,2,b\r\n';
    expect(errorOf(text).message).toBe('my.csv:6:3: feature "n,\\nm": "q,r" is not a number');
  });
});

test("parseTable reports all problems at once, in the file's order, and at most twenty", () => {
  const rows = Array.from({ length: 30 }, (_, i) => (i === 0 ? "1,1,a" : i % 2 === 0 ? "?,1,b" : `${i},-,a`));
  const lines = errorOf(`x,y,label\n${rows.join("\n")}\n`).message.split("\n");
  expect(lines).toHaveLength(21);
  expect(lines.slice(0, 2)).toEqual([
    'my.csv:3:3: feature "y": "-" is not a number',
    'my.csv:4:1: feature "x": "?" is not a number',
  ]);
  expect(lines[20]).toMatch(/^and \d+ more$/);
});

describe("a table that is too large for small networks", () => {
  test("is refused before it is parsed, with what it has and what it may have", () => {
    const wide = `${"x,".repeat(5000)}label\n`;
    expect(errorOf(wide).message).toBe("my.csv:1  5,001 columns, and at most 4,096 columns can be read");
    for (const end of ["\n", "\r", "\r\n"]) {
      const long = `x,label${end}${`1,a${end}`.repeat(2_500_000)}`;
      expect(errorOf(long).message).toMatch(
        /^my\.csv {2}about 5,000,004 values, and at most 5,000,000 values/,
      );
    }
  });
});

describe("any text", () => {
  const cell = fc.oneof(
    fc.integer().map(String),
    fc.string(),
    fc.constantFrom("a", "b", "1e999", "NaN", "-", '"', ""),
  );
  const name = fc.oneof(
    fc.constantFrom("x", "label", "__proto__", "constructor", "toString", ""),
    fc.string(),
  );
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
  const tables = fc
    .tuple(fc.array(name, { maxLength: 4 }), rows, fc.constantFrom("\n", "\r\n", "\r"))
    .map(([names, body, end]) => [names, ...body].map((row) => row.join(",")).join(end));

  test("is a table of finite numbers, or one error that says what is wrong in which file", () => {
    fc.assert(
      fc.property(fc.oneof(tables, fc.string({ unit: "binary" })), fc.string(), (text, target) => {
        try {
          const { features, targets, rows: found, featureNames } = parse(text, { target });
          expect(features).toHaveLength(found * featureNames.length);
          expect(targets).toHaveLength(found);
          expect(features.every(Number.isFinite)).toBe(true);
        } catch (error) {
          if (!(error instanceof ActbenchError)) throw error;
          expect(error.message).toContain("my.csv");
        }
      }),
      { numRuns: 500 },
    );
  });

  test("may call its columns what objects have by nature", () => {
    const text = "__proto__,constructor,toString\n1,5,a\n2,3,b\n3,4,a\n4,1,b\n";
    expect(parse(text, { target: "toString" }).featureNames).toEqual(["__proto__", "constructor"]);
  });
});

describe("a group or time column", () => {
  const rows = ["1,a,p1,2024-02-29", "2,b,p2,2024-03-01", "3,a,p1,2024-02-29T12:30+02:00", "4,b,p3,2023-12"];
  const grouped = `x,y,person,day\n${rows.join("\n")}\n`;

  test("has 1 and 1.0 as one group, as they are one class", () => {
    const numbered = "x,y,person\n1,a,1\n2,b,1.0\n3,a,02\n4,b,2\n";
    const { units } = parse(numbered, { target: "y", group: "person" });
    expect([...(units?.of ?? [])]).toEqual([0, 0, 1, 1]);
    expect(units?.count).toBe(2);
  });

  test("is no feature, and numbers the groups as they come, or the times in their order", () => {
    const persons = parse(grouped, { target: "y", group: "person", exclude: ["day"] });
    expect(persons.featureNames).toEqual(["x"]);
    expect(persons.units).toEqual({
      by: "group",
      column: "person",
      count: 3,
      of: Int32Array.from([0, 1, 0, 2]),
    });
    const days = parse(grouped, { target: "y", time: "day", exclude: ["person"] });
    expect(days.units).toMatchObject({ by: "time", count: 4, of: Int32Array.from([1, 3, 2, 0]) });
    expect(days.reading.units).toEqual({ by: "time", column: "day", count: 4 });
  });

  test.each([
    [{ group: "persn" }, 'no group column "persn". Did you mean "person"?'],
    [{ time: "dai" }, 'no time column "dai". Did you mean "day"?'],
    [{ group: "person", time: "day" }, "found a group and a time column"],
    [{ group: "y" }, '"y" is the group and target'],
    [{ group: "person", features: ["x", "person"] }, '"person" is the group and a feature'],
    [{ time: "day", exclude: ["day"] }, '"day" is the time and excluded'],
    [{ time: "person", exclude: ["day"] }, 'time "person": "p1" is not a number'],
  ])("%j is refused: %s", (options, message) => {
    expect(() => parse(grouped, { target: "y", ...options })).toThrow(message);
  });

  test("needs two groups, and a value in every row", () => {
    const one = "x,y,person\n1,a,p1\n2,b,p1\n3,a,p1\n4,b,p1\n";
    expect(() => parse(one, { target: "y", group: "person" })).toThrow(
      'my.csv:2:5: group "person": "p1" is the only group',
    );
    const missing = `${grouped}5,b,,2024-01-01\n`;
    expect(() => parse(missing, { target: "y", group: "person", exclude: ["day"] })).toThrow(
      'my.csv:6:5: group "person": the value is missing',
    );
    const dropped = parse(missing, { target: "y", group: "person", exclude: ["day"], missing: "drop" });
    expect(dropped.reading.dropped).toBe(1);
    const mixed = `${grouped}5,b,p1,2024-02-30\n`;
    expect(() => parse(mixed, { target: "y", time: "day", exclude: ["person"] })).toThrow(
      'my.csv:6:8: time "day": "2024-02-30" is no date',
    );
  });
});

describe("makeDataset of a csv", () => {
  const text = `x,y,label\n${Array.from({ length: 30 }, (_, i) => `${i},${(i * i) % 7},${i % 3}`).join("\n")}\n`;
  const parameters = csvSpecParameters.parse({ path: "my.csv", target: "label", sha256: "0".repeat(64) });
  const spec = { label: "mine", name: "csv", parameters };
  const tables = { [tableKey(parameters)]: parseTable(text, parameters) };

  test("splits by seed and standardises on the training part", () => {
    const [one, again, other] = [5, 5, 6].map((seed) => makeDataset(spec, 1, "evaluate", seed, tables));
    expect(one).toEqual(again);
    expect(one.train.features).not.toEqual(other.train.features);
    expect([one.task, one.width, one.outputs, one.train.rows, one.test.rows]).toEqual([
      "classification",
      2,
      3,
      24,
      6,
    ]);
    const first = one.train.features.filter((_, k) => k % 2 === 0);
    expect(first.reduce((sum, x) => sum + x, 0) / 24).toBeCloseTo(0, 12);
    expect(first.reduce((sum, x) => sum + x * x, 0) / 24).toBeCloseTo(1, 12);
    for (const c of [0, 1, 2]) expect(one.test.targets.filter((target) => target === c)).toHaveLength(2);
  });

  test("leaves the table as it was, and takes one that was sent to a worker", () => {
    const sent = structuredClone(tables);
    expect(makeDataset(spec, 1, "evaluate", 5, sent)).toEqual(makeDataset(spec, 1, "evaluate", 5, tables));
    expect(sent).toEqual({ [tableKey(parameters)]: parseTable(text, parameters) });
  });

  test("has its task and its classes before it is split", () => {
    const drawn = drawnSamples(spec, 1, "evaluate", 1, tables);
    expect(drawn).toMatchObject({ task: "classification", outputs: 3 });
  });

  test("keeps tables apart that were read from one file in different ways", () => {
    const changes = [
      { target: "x" },
      { features: ["x"] },
      { task: "regression" },
      { sha256: "1".repeat(64) },
    ];
    const keys = changes.map((change) => tableKey(csvSpecParameters.parse({ ...parameters, ...change })));
    expect(new Set([...keys, tableKey(parameters)]).size).toBe(5);
    expect(tableKey({ ...parameters, path: "elsewhere.csv", testShare: 0.5 })).toBe(tableKey(parameters));
  });

  test("asks for the file's hash, and refuses unknown keys", () => {
    expect(csvSpecParameters.safeParse({ path: "my.csv", target: "label" }).success).toBe(false);
    expect(csvParameters.safeParse({ path: "my.csv", target: "label", tagret: 1 }).success).toBe(false);
  });
});
