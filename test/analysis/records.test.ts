import { join } from "node:path";
import { expect, test } from "vitest";
import { readRecords, recorder } from "../../src/analysis/records.js";
import { createJournal, indexJournal, studyOf } from "../../src/results/journal.js";
import { scriptedStudy } from "../helpers/scripted-study.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

test("records made while a journal is read are those that its study gives when it is read again", () => {
  const study = scriptedStudy(
    {
      learningRates: [],
      tuning: { from: 0.1, to: 1, perDecade: 1, extend: 1, seeds: 2, regimes: ["shared", "tuned"] },
    },
    ({ seed, phase }) => ({
      time: 10 + seed,
      ...(seed === 5 && phase === "evaluate" && { failure: "no memory" }),
    }),
  );
  const path = join(temporaryDirectory(), "journal.jsonl");
  const journal = createJournal(path, { experiments: [study.experiment] });
  const finished = [...study.trials()];
  const first = finished[finished.length - 1];
  const { id } = first.result;
  journal.append([{ ...first, result: { state: "failed", id, message: "once" } }, ...finished.toReversed()]);
  journal.close();
  const { records, add } = recorder();
  const read = studyOf(indexJournal(path, add));
  expect(records.get(id)?.state).toBe("completed");
  expect(records.size).toBeGreaterThan(10);
  expect(records).toEqual(readRecords(read));
});
