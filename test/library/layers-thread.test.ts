import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layersTable } from "../../src/tables/layers.js";
import { writeLayersInThread } from "../../src/library/layers-thread.js";
import { createJournal, JOURNAL } from "../../src/results/journal.js";
import { inventedStudy } from "../helpers/invented-study.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";
import { csvText } from "../helpers/csv-text.js";

const FILE = "layers.csv";
const study = inventedStudy({ seeds: Array.from({ length: 24 }, (_, seed) => seed) });

/** A directory with the study's journal, or with so many of its trials. */
function resultOf(trials = Infinity): string {
  const directory = temporaryDirectory();
  const journal = createJournal(join(directory, JOURNAL), { experiments: [study.experiment] });
  journal.append([...study.trials()].slice(0, trials));
  journal.close();
  return directory;
}

describe("the thread that writes layers.csv", () => {
  it("writes what this thread would, and says what", async () => {
    const directory = resultOf();
    const written = await writeLayersInThread(directory);
    const text = readFileSync(join(directory, FILE), "utf8");
    expect(text === csvText(layersTable, { study })).toBe(true);
    expect(written).toEqual({
      file: FILE,
      bytes: statSync(join(directory, FILE)).size,
      sha256: createHash("sha256").update(text).digest("hex"),
    });
  });

  it("is not started for a short journal", async () => {
    const directory = resultOf(3);
    expect(await writeLayersInThread(directory)).toBeUndefined();
    expect(readdirSync(directory)).toEqual([JOURNAL]);
  });

  it("leaves to this thread what it can't do", async () => {
    const directory = resultOf();
    mkdirSync(join(directory, FILE));
    expect(await writeLayersInThread(directory)).toBeUndefined();
    expect(readdirSync(directory).toSorted()).toEqual([JOURNAL, FILE]);
  });
});
