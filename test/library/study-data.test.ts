import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Experiment } from "../../src/experiment/experiment.js";
import { sha256 } from "../../src/experiment/sha256.js";
import { knownData } from "../../src/library/study-data.js";
import { anExperiment } from "../experiment/an-experiment.js";

const room = mkdtempSync(join(tmpdir(), "actbench-known-"));
afterAll(() => rmSync(room, { recursive: true }));

const rows = Array.from({ length: 12 }, (_, i) => `${i},${(i * 7) % 5},${i % 3}`);
const table = `x,y,kind\n${rows.join("\n")}\n`;

/** A study on a file that had one text when it was trained on and has another now; undefined for none. */
function studyOn(name: string, then: string, now: string | undefined): Experiment {
  const path = join(room, name);
  if (now !== undefined) writeFileSync(path, now);
  const parameters = { path, target: "kind", delimiter: ",", sha256: sha256(then) };
  return anExperiment({ datasets: [{ label: "mine", name: "csv", parameters }] });
}

describe("of a study whose manifest does not say what its data hold", () => {
  test("a file that is as it was is read again", () => {
    const [summary] = knownData(studyOn("same.csv", table, table));
    expect(summary).toMatchObject({ label: "mine", task: "classification", rows: 12 });
    expect(summary.classes.map((each) => each.rows)).toEqual([4, 4, 4]);
  });

  test.each([
    ["that is gone", table, undefined],
    ["that is another now", table, `${table}12,0,1\n`],
    [
      "that is refused today: a target of numbers with a ?",
      table.replace(",2\n", ",?\n"),
      table.replace(",2\n", ",?\n"),
    ],
    ["that is no text", table, "a\0b"],
  ])("nothing is known of a file %s, and nothing fails", (name, then, now) => {
    expect(knownData(studyOn(`${name.length}.csv`, then, now))).toEqual([]);
  });

  test("a data set of the catalogue is drawn again", () => {
    const experiment = anExperiment({ datasets: [{ label: "m", name: "moons", parameters: {} }] });
    expect(knownData(experiment)).toMatchObject([{ label: "m", task: "classification" }]);
  });
});
