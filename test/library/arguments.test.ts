import { describe, expect, test } from "vitest";
import type * as Actbench from "../../src/index.js";
import { built } from "../helpers/built.js";

const { ActbenchError, defineActivation, explain, judge, openResult, plan, run }: typeof Actbench =
  await import(built("index.js").href);

const config = { datasets: "moons", activations: ["tanh", "relu"], training: { epochs: 1 }, seeds: 1 };

/** Calls as a program without types makes them. */
const calls: readonly (readonly [string, () => unknown, string])[] = [
  ...[
    [{ backend: "gpu" }, 'options.backend  found "gpu", expected one of "simd", "wide", "reference"'],
    [{ backend: "smid" }, 'options.backend  found "smid"; did you mean "simd"?'],
    [{ figures: "png" }, 'options.figures  found "png", expected "svg"'],
    [{ jobs: 0 }, "options.jobs  found 0, expected at least 1"],
    [{ jobs: -1 }, "options.jobs  found -1, expected at least 1"],
    [{ jobs: Number.NaN }, "options.jobs  found NaN, expected a number"],
    [{ jobs: 1e9 }, "options.jobs  found 1000000000, expected at most 1024"],
    [{ jobs: 2n }, "options.jobs  found the BigInt 2, expected a number"],
    [{ job: 2 }, 'options  unknown key "job"; did you mean "jobs"?'],
    [{ signal: {} }, "options.signal  expected an AbortSignal"],
    [{ onProgress: 1 }, "options.onProgress  expected a function"],
    [null, "options  found null, expected an object"],
  ].map(([options, message]) => {
    const title = `run(config, ${typeof options === "object" ? Object.entries(options ?? {}).join() : ""})`;
    return [title, () => run(config, options as Actbench.RunOptions), message as string] as const;
  }),
  ["run with a BigInt", () => run({ ...config, seeds: 3n } as never), "seeds  found the BigInt 3"],
  ["plan of nothing", () => plan(undefined as never), "config  missing: expected an object"],
  [
    "plan with a BigInt",
    () => plan({ ...config, learningRate: 1n } as never),
    "learningRate  found the BigInt 1",
  ],
  ["explain(3)", () => explain(3 as never), "activation  found 3, expected text or an object"],
  [
    "explain with a BigInt",
    () => explain("elu", { alpha: 1n } as never),
    "parameters.alpha  found the BigInt 1",
  ],
  ["define nothing", () => defineActivation(null as never), "activation  found null, expected an object"],
  [
    "define no formula",
    () => defineActivation({ name: "a", formula: 3 } as never),
    "activation.formula  found 3",
  ],
  ["judge nothing", () => judge(null as never, []), "study  found null, expected an object"],
  ["open a number", () => openResult(3 as never), "directory  found 3, expected text"],
];

describe("a wrong argument is told with its place, what was found and what was expected:", () => {
  test.each(calls)("%s", async (_title, call, message) => {
    const error: unknown = await (async () => call())().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ActbenchError);
    expect((error as Error).message).toContain(message);
  });
});
