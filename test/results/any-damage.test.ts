import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { ActbenchError } from "../../src/errors.js";
import { openJournal } from "../../src/results/journal.js";
import { openRun } from "../../src/results/open-run.js";
import { inventedExperiment, inventedStudy } from "../helpers/invented-study.js";
import { sharedDirectory } from "../helpers/temporary-directory.js";

const study = inventedStudy({
  datasets: inventedExperiment.datasets.slice(0, 1),
  activations: inventedExperiment.activations.slice(0, 2),
  seeds: [1, 2],
});
const finished = new Map([...study.trials()].map((trial) => [trial.result.id, trial]));
const subject = { experiments: [study.experiment] };
const path = join(sharedDirectory(), "journal.jsonl");
let whole: Buffer;

beforeAll(() => {
  const { journal } = openRun(path, subject, {});
  journal.append([...finished.values()]);
  journal.close();
  whole = readFileSync(path);
});

const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
const damages = fc.oneof(
  fc.tuple(fc.nat(), bytes).map(([at, by]) => (text: Buffer) => {
    const copy = Buffer.from(text);
    copy.set(by.subarray(0, copy.length - (at % copy.length)), at % copy.length);
    return copy;
  }),
  fc.nat().map((at) => (text: Buffer) => text.subarray(0, at % text.length)),
  fc.tuple(fc.nat(), fc.nat()).map(([from, to]) => (text: Buffer) => {
    const [a, b] = [from % text.length, to % text.length].toSorted((x, y) => x - y);
    return Buffer.concat([text.subarray(0, a), text.subarray(b)]);
  }),
  bytes.map((more) => (text: Buffer) => Buffer.concat([text, more])),
);

it("a journal with any damage is refused with its line, or gone on with from trials that are as they were written", () => {
  fc.assert(
    fc.property(damages, (damage) => {
      writeFileSync(path, damage(whole));
      try {
        const { journal, scores } = openRun(path, subject, {});
        journal.close();
        for (const id of scores.keys()) expect(finished.has(id)).toBe(true);
        for (const trial of openJournal(path).trials()) {
          expect(trial.result).toEqual(finished.get(trial.result.id)?.result);
        }
      } catch (error) {
        if (!(error instanceof ActbenchError)) throw error;
        expect(error.message).toMatch(/journal\.jsonl:\d+ is damaged|journal\.jsonl is (empty|of)/);
      }
    }),
    { numRuns: 300 },
  );
});
