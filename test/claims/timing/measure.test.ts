import { expect, test } from "vitest";
import type { Verdict } from "../../../src/analysis/verdict.js";
import { judgeStudy } from "../../../src/claims/judge.js";
import { reluIsCheap } from "../../../src/claims/relu-is-cheap.js";
import { timingKey, type TimedPairs, measureTimings } from "../../../src/claims/timing/measure.js";
import { timedPairsOn } from "../../../src/claims/timing/timed-pairs.js";
import { referenceKernel } from "../../../src/nn/reference/index.js";
import { scriptedExperiment, scriptedStudy } from "../../helpers/scripted-study.js";

const [request] = reluIsCheap.timings?.(scriptedExperiment) ?? [];

/** A machine on which a call takes so many milliseconds, and everything twice as long from some moment on. */
function scripted(cost: { a: number; b: number }, slowFrom = Infinity) {
  const calls: string[] = [];
  let time = 0;
  const call = (side: "a" | "b") => () => {
    calls.push(side);
    time += cost[side] * (time >= slowFrom ? 2 : 1);
  };
  const probe: TimedPairs = () => ({ a: call("a"), b: call("b"), unitsPerCall: { a: 10, b: 20 } });
  return { probe, calls, now: () => time };
}

const settings = { turns: 4, turnMilliseconds: 8 };

test("measures seconds per unit of each side, in turns", () => {
  const { probe, now } = scripted({ a: 1, b: 4 });
  const [timing] = measureTimings([request], probe, now, settings);
  expect(timing.key).toBe(timingKey(request));
  expect(timing.turns).toHaveLength(4);
  for (const { a, b } of timing.turns) {
    expect(a).toBeCloseTo(1e-3 / 10, 12);
    expect(b).toBeCloseTo(4e-3 / 20, 12);
  }
});

test("lets neither side always be first", () => {
  const { probe, calls, now } = scripted({ a: 8, b: 8 });
  measureTimings([request], probe, now, settings);
  expect(calls.slice(-8).join("")).toBe("abbaabba");
});

test("times a request once however many claims ask for it", () => {
  const { probe, now } = scripted({ a: 8, b: 8 });
  expect(measureTimings([request, request], probe, now, settings)).toHaveLength(1);
});

test("a machine that slows down half way slows both sides alike", () => {
  const { probe, now } = scripted({ a: 8, b: 8 }, 60);
  const [{ turns }] = measureTimings([request], probe, now, { ...settings, turns: 8 });
  const ratios = turns.map(({ a, b }) => (b * 20) / (a * 10));
  expect(ratios.filter((ratio) => ratio !== 1).length).toBeLessThanOrEqual(1);
});

test("times the network's own operations on a kernel", () => {
  let time = 0;
  const probe = timedPairsOn(referenceKernel());
  for (const each of reluIsCheap.timings?.(scriptedExperiment) ?? []) {
    const pair = probe(each);
    pair.a();
    pair.b();
    expect(pair.unitsPerCall.a).toBe(each.work === "step" ? 1 : 4096);
    expect(
      measureTimings([each], probe, () => (time += 5), { turns: 2, turnMilliseconds: 1 })[0].turns,
    ).toHaveLength(2);
  }
});

const ofTrials = (verdicts: readonly Verdict[]) =>
  verdicts.filter(({ measure }) => measure === "epochs_to_target");

test("what the clock decides is adjusted apart from what trials do", () => {
  const study = scriptedStudy({ claims: ["relu-is-cheap", "relu-6x-tanh"] }, ({ activation }) => ({
    time: activation.label === "relu" ? 10 : 100,
  }));
  const timed = (ratio: number) =>
    judgeStudy(study, {
      timings: (reluIsCheap.timings?.(study.experiment) ?? []).map((each) => ({
        key: timingKey(each),
        turns: Array.from({ length: 20 }, () => ({ a: 1, b: ratio })),
      })),
    }).verdicts;
  const [slow, same] = [timed(3), timed(1)];
  expect(slow.filter(({ measure }) => measure.startsWith("seconds")).map(({ verdict }) => verdict)).toEqual([
    "supported",
    "supported",
  ]);
  expect(same.filter(({ measure }) => measure.startsWith("seconds")).map(({ verdict }) => verdict)).toEqual([
    "refuted",
    "refuted",
  ]);
  expect(ofTrials(slow)).toEqual(ofTrials(same));
  expect(ofTrials(slow)[0].pAdjusted).toBe(ofTrials(slow)[0].p);
});
