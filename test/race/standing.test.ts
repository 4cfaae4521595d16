import { describe, expect, it } from "vitest";
import { normal } from "../../src/random/draws.js";
import { stream } from "../../src/random/stream.js";
import { createMemoryJournal } from "../../src/results/memory-journal.js";
import { standings, type VersusReference } from "../../src/race/standing.js";
import { choice, scriptedExperiment, scriptedStudy } from "../helpers/scripted-study.js";

const FIELD = ["sigmoid", "tanh", "relu"];
/** Epochs to target, in the middle. */
const MIDDLE = { sigmoid: 60, tanh: 30, relu: 30 };

/** The standings after so many seeds of a race whose truth is known. */
function after(seeds: number, race: number, reference: string, horizon = 1000) {
  const study = scriptedStudy(
    {
      activations: FIELD.map(choice),
      seeds: Array.from({ length: seeds }, (_, i) => i + 1),
      training: { epochs: horizon, batchSizes: [32], evaluateEvery: 1 },
    },
    ({ activation: { label }, seed }) => ({
      time: MIDDLE[label as keyof typeof MIDDLE] * Math.exp(0.4 * normal(stream("race", race, label, seed))),
    }),
    { needs: false },
  );
  return standings(study, reference);
}

const misses = (versus: VersusReference | undefined, truth: number) =>
  versus !== undefined && (versus.interval.lower > truth || versus.interval.upper < truth);

describe("the standings of a race", () => {
  it("hold at every look, as often as they say: npm run bench:race draws more", () => {
    const [races, looks] = [50, [6, 12, 18]];
    const missed = Array.from({ length: races }, (_, race) =>
      looks.some((seeds) => {
        const [sigmoid, tanh] = after(seeds, race, "relu");
        return misses(sigmoid.versus, 1 / 2) || misses(tanh.versus, 1);
      }),
    ).filter(Boolean).length;
    expect(missed).toBeLessThanOrEqual(0.05 * races);
  });

  it("narrow as seeds finish, and say who is slower once that is sure", () => {
    const widths = [4, 8, 16, 32].map((seeds) => {
      const { lower, upper } = after(seeds, 1, "relu")[0].versus!.interval;
      return Math.log(upper / lower);
    });
    for (const [i, width] of widths.entries()) expect(width).toBeLessThanOrEqual(widths[i - 1] ?? Infinity);
    expect(widths[3]).toBeLessThan(1.5);
    expect(after(32, 1, "relu").map(({ versus }) => versus?.word)).toEqual(["slower", "open", undefined]);
    expect(after(32, 1, "sigmoid").map(({ versus }) => versus?.word)).toEqual([
      undefined,
      "faster",
      "faster",
    ]);
  });

  it("count what never arrived as later than the horizon", () => {
    const [sigmoid] = after(32, 1, "relu", 40);
    expect(sigmoid).toMatchObject({ trials: 32, epochs: { median: Infinity } });
    expect(sigmoid.reached).toBeLessThan(16);
  });

  it("compare nothing before a pair has finished", () => {
    for (const { trials, versus } of standings(createMemoryJournal([scriptedExperiment]).study(), "relu"))
      expect({ trials, versus }).toEqual({ trials: 0, versus: undefined });
  });
});
