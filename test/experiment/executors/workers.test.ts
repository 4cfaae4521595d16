import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Executor } from "../../../src/experiment/executors/executor.js";
import { inThreadExecutor } from "../../helpers/in-thread-executor.js";
import * as workers from "../../../src/experiment/executors/workers.js";
import type { Kernel } from "../../../src/nn/kernel.js";
import { referenceKernel } from "../../../src/nn/reference/index.js";
import { groupTrials } from "../../../src/trial/group.js";
import { trialId } from "../../../src/trial/id.js";
import type { FinishedTrial } from "../../../src/trial/result.js";
import type { TrialSpec } from "../../../src/trial/spec.js";
import { collect } from "../../helpers/collect.js";
import { temporaryDirectory } from "../../helpers/temporary-directory.js";
import { loadKernel } from "../../nn/simd/load-kernel.js";
import { activationIn, aTrial } from "../../trial/a-trial.js";

const open: Executor[] = [];
const workersExecutor = (...args: Parameters<typeof workers.workersExecutor>): Executor => {
  const executor = workers.workersExecutor(...args);
  open.push(executor);
  return executor;
};
afterEach(() => Promise.all(open.splice(0).map((executor) => executor.close())));

const setup = { backend: "simd", tables: {} } as const;
const idle = new URL("./idle-worker.js", import.meta.url);
const dying = new URL("./dying-worker.js", import.meta.url);

const trials = ["relu", "tanh", "maxout"].flatMap((name) =>
  [1, 2, 3, 4, 5, 6].map((seed) => aTrial({ seed, activation: activationIn(1, name) })),
);

/** Results by trial id, whatever the order in which they came. */
async function resultsOf(executor: Executor, groups: readonly TrialSpec[][]) {
  const finished = (await collect(executor.run(groups))).flat();
  return new Map(finished.map(({ result }) => [result.id, result]));
}

const seedsOf = (group: readonly FinishedTrial[]): number[] => group.map(({ spec }) => spec.seed);

/** Each of the seeds as a group of its own. */
const alone = (...seeds: number[]): TrialSpec[][] => seeds.map((seed) => [aTrial({ seed })]);

/** A group that nobody waits for. */
const endless = (seed: number): TrialSpec[] => [
  aTrial({ seed, training: { epochs: 1_000_000, batchSize: 1, evaluateEvery: 1_000_000 } }),
];

const sized = (seed: number, hidden: number[], epochs = 3): TrialSpec[] => [
  aTrial({ seed, hidden, training: { epochs, batchSize: 16, evaluateEvery: 3 } }),
];

/** By seed, the state that each trial ended in. */
async function fates(executor: Executor, groups: readonly TrialSpec[][]) {
  const finished = (await collect(executor.run(groups))).flat();
  return Object.fromEntries(finished.map(({ spec, result }) => [spec.seed, result.state]));
}

describe("worker threads", () => {
  it.each([
    ["simd", 4, () => loadKernel() as Kernel<unknown>],
    ["wide", 8, () => loadKernel("wide") as Kernel<unknown>],
    ["reference", 1, () => referenceKernel() as Kernel<unknown>],
  ] as const)(
    "give the results of this thread on the %s kernel, however many they are",
    async (backend, lanes, kernel) => {
      const groups = groupTrials(trials, lanes);
      const expected = await resultsOf(inThreadExecutor(kernel(), {}), groups);
      expect(expected.size).toBe(trials.length);
      for (const jobs of [1, 2]) {
        expect(await resultsOf(workersExecutor(jobs, { backend, tables: {} }), groups)).toEqual(expected);
      }
    },
  );

  it("begin with the group that costs most", async () => {
    const groups = [sized(1, [4]), sized(2, [16, 16]), sized(3, [4], 30), sized(4, [8, 8])];
    const finished = await collect(workersExecutor(1, setup).run(groups));
    expect(finished.map(seedsOf)).toEqual([[2], [4], [3], [1]]);
  });

  it("may be many, without a warning", async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on("warning", listen);
    const groups = alone(...Array.from({ length: 14 }, (_, i) => i));
    expect((await collect(workersExecutor(12, setup, idle).run(groups))).length).toBe(14);
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });

  it("are kept for the next groups", async () => {
    const executor = workersExecutor(1, setup, idle);
    const [[first]] = await collect(executor.run(alone(1)));
    const [[second]] = await collect(executor.run(alone(2)));
    expect(first.result).toMatchObject({ message: expect.stringMatching(/^\d+$/) });
    expect(second.result).toEqual(first.result);
  });

  it("train nothing where there is nothing to train", async () => {
    expect(await collect(workersExecutor(2, setup).run([]))).toEqual([]);
  });

  it("fail a trial whose data they do not have, and go on", async () => {
    const parameters = { path: "beans.csv", target: "kind", sha256: "00" };
    const lost = aTrial({ seed: 9, dataset: { label: "beans", name: "csv", parameters } });
    expect(await fates(workersExecutor(2, setup), [[lost], ...alone(1, 2)])).toEqual({
      1: "completed",
      2: "completed",
      9: "failed",
    });
  });
});

describe("a worker that dies", () => {
  it("loses only its group, which is trained again", async () => {
    const mark = join(temporaryDirectory(), "died");
    vi.stubEnv("DIED_ONCE", mark);
    const groups = alone(1, 13, 2, 3);
    const found = await resultsOf(workersExecutor(2, setup, dying), groups);
    vi.unstubAllEnvs();
    expect(existsSync(mark)).toBe(true);
    expect(found).toEqual(await resultsOf(inThreadExecutor(loadKernel(), {}), groups));
  });

  it("twice over the same group fails that group and no other", async () => {
    const groups = [[aTrial({ seed: 666 }), aTrial({ seed: 5 })], ...alone(1, 2, 3)];
    const finished = (await collect(workersExecutor(2, setup, dying).run(groups))).flat();
    const failed = finished.filter(({ result }) => result.state === "failed");
    expect(finished.map(({ spec }) => spec.seed).toSorted()).toEqual([1, 2, 3, 5, 666]);
    expect(failed.map(({ result }) => result)).toEqual(
      [666, 5].map((seed) => ({
        state: "failed",
        id: trialId(aTrial({ seed })),
        message: expect.stringMatching(/worker.*exit.*3/),
      })),
    );
  });

  it("may be the only one, time and again, and the others are trained all the same", async () => {
    const groups = [...alone(666), [aTrial({ seed: 666, learningRate: 1 })], ...alone(1, 2)];
    expect(await fates(workersExecutor(1, setup, dying), groups)).toEqual({
      1: "completed",
      2: "completed",
      666: "failed",
    });
  });

  it("before it has begun fails every group with the reason", async () => {
    const missing = new URL("./no-such-worker.js", import.meta.url);
    const [[first], ...others] = await collect(workersExecutor(2, setup, missing).run(alone(1, 2, 3)));
    expect(first.result).toMatchObject({
      state: "failed",
      message: expect.stringContaining("no-such-worker"),
    });
    expect(others).toHaveLength(2);
  });
});

describe("an abort", () => {
  it("ends the threads in the middle of their training, without an error", async () => {
    const interruption = new AbortController();
    const running = collect(
      workersExecutor(2, setup).run([endless(1), endless(2), endless(3)], interruption.signal),
    );
    setTimeout(() => interruption.abort(), 500);
    expect(await running).toEqual([]);
  });

  it("between two groups keeps those that are finished", async () => {
    const interruption = new AbortController();
    const finished: FinishedTrial[] = [];
    // The short one begins last, but beside the endless one.
    for await (const group of workersExecutor(2, setup).run([endless(1), ...alone(2)], interruption.signal)) {
      finished.push(...group);
      interruption.abort();
    }
    expect(seedsOf(finished)).toEqual([2]);
  });

  it("before the beginning trains nothing", async () => {
    expect(await collect(workersExecutor(2, setup).run(alone(1, 2), AbortSignal.abort()))).toEqual([]);
  });

  it("is what leaving the loop comes to", async () => {
    const seen: number[][] = [];
    for await (const group of workersExecutor(2, setup).run([endless(1), ...alone(2), ...alone(3)])) {
      seen.push(seedsOf(group));
      break;
    }
    expect(seen).toHaveLength(1);
  });
});
