import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/experiment/document.js";

const read = (text: string) => readDocument(text, "a.json");
const message = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("accepted");
};

describe("readDocument", () => {
  it("takes comments, trailing commas and a byte-order mark", () => {
    const document = read('\uFEFF{ // one\n  "a": [1, 2,], /* two */\n}');
    expect(document.value).toEqual({ a: [1, 2] });
    expect(document.placeOf(document.offsetOf(["a", 1]))).toBe("2:12");
  });

  it("places a key at the key, a list's member at the member, and what is missing at what is around it", () => {
    const document = read('{\r\n  "a": { "b": [5, 6] }\r\n}');
    const place = (...path: (string | number)[]) => document.placeOf(document.offsetOf(path));
    expect(place("a")).toBe("2:3");
    expect(place("a", "b")).toBe("2:10");
    expect(place("a", "b", 1)).toBe("2:19");
    expect(place("a", "c")).toBe("2:8");
    expect(place("d")).toBe("1:1");
  });

  it("reports every syntax error, one for each line, with its place", () => {
    expect(message('{\n  "a": 1,,\n  "b" 2,\n}').split("\n")).toEqual([
      "a.json:2:10  not valid JSON: property name expected",
      "a.json:3:7  not valid JSON: colon expected",
    ]);
  });

  it("refuses a key that stands twice, and __proto__, wherever they are", () => {
    expect(message('{ "a": 1,\n "b": [{ "c": 1, "c": 2 }], "a": 2, "__proto__": {} }').split("\n")).toEqual([
      'a.json:2:18  the key "c" is already at a.json:2:10',
      'a.json:2:29  the key "a" is already at a.json:1:3',
      'a.json:2:37  the key "__proto__" is not allowed',
    ]);
  });

  it.each([
    ["nothing", "", "a.json is empty"],
    ["a comment alone", "// no", "not valid JSON"],
    ["a million brackets", "[".repeat(1_000_000), "nested more than 32 levels deep"],
    ["more than a million characters", " ".repeat(1_000_001), "1000001 characters"],
    ["a hundred thousand values", `[${"1,".repeat(100_000)}]`, "more than 100000 values"],
  ])("refuses %s", (_what, text, problem) => {
    expect(message(text)).toContain(problem);
  });

  it("lists fifty errors and counts the others", () => {
    const keys = Array.from({ length: 60 }, () => '"a": 1');
    const lines = message(`{${keys.join()}}`).split("\n");
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe("and 9 more");
  });
});
