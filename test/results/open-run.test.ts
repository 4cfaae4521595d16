import { appendFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Experiment } from "../../src/experiment/experiment.js";
import { openJournal } from "../../src/results/journal.js";
import { openRun } from "../../src/results/open-run.js";
import { runStudy, type Progress } from "../../src/results/run-study.js";
import { collect } from "../helpers/collect.js";
import { inventedStudy } from "../helpers/invented-study.js";
import { scriptedExecutor } from "../helpers/scripted-executor.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";

const study = inventedStudy({ seeds: [1, 2] });
const finished = [...study.trials()];
const { experiment } = study;
const fewer = { ...experiment, seeds: [1] };

/** A journal with the first trials of the study. */
function begun(count: number): string {
  const path = join(temporaryDirectory(), "journal.jsonl");
  const { journal } = openRun(path, { experiments: [experiment] }, {});
  journal.append(finished.slice(0, count));
  journal.close();
  return path;
}

/** Goes on until nothing is missing; returns the run's events. */
async function goOn(path: string, asked: Experiment, extend = false): Promise<Progress[]> {
  const opened = openRun(path, { experiments: [asked] }, { extend });
  const executor = scriptedExecutor(({ seed }) => ({ time: 10 + seed }));
  const events = await collect(runStudy([asked], executor, 4, opened));
  opened.journal.close();
  return events;
}

describe("a run on the journal of an earlier one", () => {
  it("trains what is missing and nothing else", async () => {
    const path = begun(5);
    const events = await goOn(path, experiment);
    const trained = events.flatMap(({ latest }) => latest.map(({ result }) => result.id));
    expect(trained.toSorted()).toEqual(
      finished
        .slice(5)
        .map(({ result }) => result.id)
        .toSorted(),
    );
    expect(events.at(-1)).toMatchObject({ done: finished.length, total: finished.length, kept: 5 });
    expect([...openJournal(path).trials()].slice(0, 5)).toEqual(finished.slice(0, 5));
  });

  it("trains nothing when all is there", async () => {
    const path = begun(finished.length);
    const before = readFileSync(path);
    expect(await goOn(path, experiment)).toEqual([]);
    expect(readFileSync(path)).toEqual(before);
  });

  it("cuts off a line that a crash tore, and trains its trial again", async () => {
    const path = begun(3);
    appendFileSync(path, '{"spec":{"phase":"evaluate","rootS');
    const events = await goOn(path, experiment);
    expect(events.at(-1)).toMatchObject({ kept: 3, done: finished.length });
    expect([...openJournal(path).trials()]).toHaveLength(finished.length);
  });

  it("begins anew where a crash left no whole heading", () => {
    const path = join(temporaryDirectory(), "journal.jsonl");
    writeFileSync(path, '{"format":1,"exper');
    openRun(path, { experiments: [experiment] }, {}).journal.close();
    expect(openJournal(path).experiment).toEqual(experiment);
  });

  it("notices a single flipped digit, and names its line", () => {
    const path = begun(3);
    const lines = readFileSync(path, "utf8").split("\n");
    lines[2] = lines[2].replace(/"stepsPerEpoch":\d/, '"stepsPerEpoch":9');
    writeFileSync(path, lines.join("\n"));
    expect(() => openRun(path, { experiments: [experiment] }, {})).toThrow(`${path}:3 is damaged`);
    expect(() => openJournal(path)).toThrow(`${path}:3 is damaged`);
  });

  it("refuses a journal of another format", () => {
    const path = begun(0);
    const heading = readFileSync(path, "utf8");
    writeFileSync(path, heading.replace('"format":1', '"format":2'));
    expect(() => openRun(path, { experiments: [experiment] }, {})).toThrow(`${path}:1 is damaged`);
  });

  it("tries failed trials again", async () => {
    const path = begun(0);
    const { journal } = openRun(path, { experiments: [experiment] }, {});
    const [{ spec, result }] = finished;
    journal.append([{ spec, result: { state: "failed", id: result.id, message: "no memory" }, seconds: 0 }]);
    journal.close();
    const events = await goOn(path, experiment);
    expect(events.at(-1)).toMatchObject({ kept: 0, done: finished.length });
    expect([...openJournal(path).trials()].every((trial) => trial.result.state === "completed")).toBe(true);
  });
});

describe("a run on the journal of another experiment", () => {
  it("is refused with what differs", () => {
    expect(() => openRun(begun(3), { experiments: [fewer] }, {})).toThrow(
      /is of another experiment:\n {2}seeds: \[1, 2\] → \[1\]/,
    );
  });

  it("is told of tuning under the key that a config has for it", () => {
    const tuned = (momentum: number[]): Experiment => ({
      ...experiment,
      learningRates: [],
      tuning: {
        from: 0.01,
        to: 1,
        perDecade: 2,
        extend: 0,
        seeds: 2,
        regimes: ["tuned"],
        with: { momentum },
      },
    });
    const path = join(temporaryDirectory(), "journal.jsonl");
    openRun(path, { experiments: [tuned([0, 0.8])] }, {}).journal.close();
    expect(() => openRun(path, { experiments: [tuned([0, 0.9])] }, {})).toThrow(
      "learningRate.with.momentum.1: 0.8 → 0.9",
    );
  });

  it("keeps the trials that both have when it may extend", async () => {
    const path = join(temporaryDirectory(), "journal.jsonl");
    await goOn(path, fewer);
    const kept = [...openJournal(path).trials()];
    const events = await goOn(path, experiment, true);
    expect(events.at(-1)).toMatchObject({ kept: kept.length, done: finished.length });
    const extended = openJournal(path);
    expect(extended.experiment).toEqual(experiment);
    expect([...extended.trials()].filter(({ spec }) => spec.seed === 1)).toEqual(kept);
  });

  it("passes over trials that are no longer asked for", async () => {
    const path = begun(finished.length);
    expect(await goOn(path, fewer, true)).toEqual([]);
    expect([...openJournal(path).trials()].every(({ spec }) => spec.seed === 1)).toBe(true);
  });

  it("keeps the trials of a data set under another label, and passes over those of one that is replaced", async () => {
    const { datasets, targets } = experiment;
    const withFirst = (first: Partial<(typeof datasets)[0]> & { label: string }): Experiment => ({
      ...experiment,
      datasets: [{ ...datasets[0], ...first }, ...datasets.slice(1)],
      targets: { ...targets, [first.label]: targets[datasets[0].label] },
    });
    const path = begun(finished.length);
    expect(await goOn(path, withFirst({ label: "new" }), true)).toEqual([]);
    expect(openJournal(path).missing).toBe(0);
    const replaced = withFirst({ label: "other", parameters: { ...datasets[0].parameters, noise: 0.3 } });
    const ofOthers = (finished.length * (datasets.length - 1)) / datasets.length;
    expect((await goOn(path, replaced, true)).at(-1)).toMatchObject({
      kept: ofOthers,
      done: finished.length,
    });
    expect([...openJournal(path).trials()].some(({ spec }) => spec.dataset.label === "new")).toBe(false);
  });

  it.skipIf(!existsSync("/dev/full"))("says which file could not be written when the disk is full", () => {
    const path = join(temporaryDirectory(), "journal.jsonl");
    symlinkSync("/dev/full", path);
    expect(() => openRun(path, { experiments: [experiment] }, {})).toThrow(
      `cannot write ${path}: no space left on device`,
    );
  });
});

describe("looks at the results", () => {
  const withSeeds = (count: number): Experiment => ({
    ...experiment,
    seeds: Array.from({ length: count }, (_, i) => i + 1),
  });

  it("are kept where a config with other seeds takes over the trials, however often", async () => {
    const path = begun(3);
    await goOn(path, experiment);
    expect(openJournal(path).looks.earlier).toEqual([]);
    await goOn(path, withSeeds(14), true);
    await goOn(path, withSeeds(14));
    await goOn(path, { ...withSeeds(14), name: "renamed" }, true);
    await goOn(path, withSeeds(20), true);
    expect(openJournal(path).looks.earlier).toEqual([experiment.seeds, withSeeds(14).seeds]);
  });

  it("leave no trace in the journal of a config that asked for all seeds at once", () => {
    expect(readFileSync(begun(3), "utf8")).not.toContain("earlier");
  });
});
