import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Experiment } from "../../src/experiment/experiment.js";
import { permutation } from "../../src/random/draws.js";
import { stream } from "../../src/random/stream.js";
import { createJournal, openJournal } from "../../src/results/journal.js";
import type { FinishedTrial } from "../../src/results/study.js";
import { inventedExperiment, inventedStudy, TARGET } from "../helpers/invented-study.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const study = inventedStudy({ seeds: [1, 2, 3] });
const finished = [...study.trials()];

/** Writes the trials in this order, a few at a time, and returns the journal's path. */
function journalOf(
  trials: readonly FinishedTrial[],
  experiments: readonly Experiment[] = [study.experiment],
) {
  const path = join(temporaryDirectory(), "journal.jsonl");
  const journal = createJournal(path, { experiments });
  for (let i = 0; i < trials.length; i += 4) journal.append(trials.slice(i, i + 4));
  journal.close();
  return path;
}

describe("a journal", () => {
  it.each([1, 2, 3])("read back gives plan order, whatever order the trials finished in (%i)", (seed) => {
    const order = permutation(finished.length, stream("finish", seed));
    const found = openJournal(journalOf(Array.from(order, (i) => finished[i])));
    expect(found.plan).toEqual(study.plan);
    expect([...found.trials()]).toEqual(finished);
  });

  it("gives the trials that are asked for, in the order in which they are", () => {
    const found = openJournal(journalOf(finished));
    const wanted = [7, 3, 20].map((i) => study.plan[i]);
    expect([...found.trials(wanted)]).toEqual([7, 3, 20].map((i) => finished[i]));
  });

  it("can be read more than once, and by two readers at a time", () => {
    const found = openJournal(journalOf(finished.slice(0, 6)));
    const [one, other] = [found.trials(), found.trials()].map((trials) => trials[Symbol.iterator]());
    one.next();
    expect(other.next().value).toEqual(finished[0]);
    expect(one.next().value).toEqual(finished[1]);
    expect([...found.trials()]).toHaveLength(6);
  });

  it("knows what the claims asked for beside the experiment, and every trial's score", () => {
    const needed = { ...inventedExperiment, name: "needed", networks: [{ hidden: [4] }], seeds: [1] };
    const found = openJournal(journalOf(finished, [study.experiment, needed]));
    expect(found.experiment).toEqual(study.experiment);
    expect(found.needs).toEqual([needed]);
    expect(found.plan.length).toBe(study.plan.length + 16);
    const relu = finished.find(({ spec }) => spec.activation.label === "relu")!;
    expect(found.scores.get(relu.result.id)?.epochs).toBeCloseTo(20 * 0.86, 5);
  });

  it("finds its lines among characters of several bytes, across the chunks it is read in", () => {
    const korean = "활성화 함수 🧠 ";
    const failures = study.plan.map((spec, i): FinishedTrial => {
      const message = `${i} ${korean.repeat(3000)}`;
      return { spec, result: { state: "failed", id: finished[i].result.id, message }, seconds: 0 };
    });
    const path = journalOf(failures);
    expect(readFileSync(path).length).toBeGreaterThan(2 * 2 ** 20);
    expect([...openJournal(path).trials()]).toEqual(failures);
  });

  it("takes the labels from the experiment, so that data sets may be called anything", () => {
    const label = "둘레 🌙";
    const named = inventedStudy({
      datasets: [{ label, name: "moons", parameters: {} }],
      targets: { [label]: TARGET },
      seeds: [1],
    });
    const trials = [...named.trials()];
    expect([...openJournal(journalOf(trials, [named.experiment])).trials()]).toEqual(trials);
  });

  it("leaves out a last line that was cut off, and what never finished", () => {
    const path = journalOf(finished.slice(0, 5));
    truncateSync(path, readFileSync(path).length - 10);
    expect([...openJournal(path).trials()]).toEqual(finished.slice(0, 4));
  });

  it("replaces an older one", () => {
    const path = journalOf(finished);
    createJournal(path, { experiments: [study.experiment] }).close();
    expect([...openJournal(path).trials()]).toEqual([]);
  });

  it("that is not there, is empty, or is damaged is refused with its name", () => {
    const directory = temporaryDirectory();
    const path = join(directory, "journal.jsonl");
    expect(() => openJournal(path)).toThrow(`there is no ${path}`);
    writeFileSync(path, "");
    expect(() => openJournal(path)).toThrow(`${path} is empty`);
    const damaged = journalOf(finished.slice(0, 1));
    appendFileSync(damaged, "{oh no}\n");
    expect(() => openJournal(damaged)).toThrow(`${damaged}:3 is damaged: its checksum does not fit`);
  });
});
