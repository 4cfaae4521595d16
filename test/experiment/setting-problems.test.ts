import { describe, expect, it } from "vitest";
import { claimProblems } from "../../src/claims/problems.js";
import { loadConfig } from "../../src/experiment/load-config.js";

const config = {
  datasets: "moons",
  activations: ["tanh", "relu"],
  optimizer: "momentum" as unknown,
  gain: "own" as unknown,
  training: { epochs: 5, batchSize: 32 as unknown },
  claims: [] as unknown[],
};

const load = (given: object) =>
  loadConfig(JSON.stringify(given), { file: "a.json", readFile: () => "", check: claimProblems });

const arms = (arm: object, rest: object) => [
  { compare: { activation: "relu", ...arm }, with: { activation: "tanh", ...arm }, ...rest },
];

function problem(lists: unknown, change: Partial<typeof config> = {}): string {
  const { claims, ...rest } = { ...config, ...change };
  const text = { ...rest, ...(claims.length > 0 && { claims }), learningRate: { with: lists } };
  try {
    load(text);
  } catch (error) {
    return (error as Error).message.replaceAll(/ \(\d+:\d+\)|a\.json:\d+:\d+ +/g, "");
  }
  return "";
}

describe("settings to be tuned with rates", () => {
  it.each([
    [{ momentun: [0, 0.9] }, 'learningRate.with.momentun  unknown key "momentun"; did you mean "momentum"?'],
    [
      { batch_size: [16] },
      'learningRate.with.batch_size  unknown key "batch_size"; did you mean "batchSize"?',
    ],
    [{ momentum: [] }, "learningRate.with.momentum  found 0 values, expected at least 1"],
    [{ momentum: 0.9 }, "learningRate.with.momentum  found 0.9, expected a list"],
    [{ momentum: [0, 1.5] }, "learningRate.with.momentum.1  found 1.5, expected less than 1"],
    [{ gain: ["own", "unti"] }, 'learningRate.with.gain.1  found "unti"; did you mean "unit"?'],
    [{ batchSize: [16, 0.5] }, "learningRate.with.batchSize.1  found 0.5, expected a whole number"],
    [
      { batchSize: [16, 32, 16] },
      "learningRate.with.batchSize.2  the same as learningRate.with.batchSize.0, so it would be trained twice",
    ],
    [
      {},
      "learningRate.with  found nothing to tune, expected one or more of momentum, epsilon, alpha, beta1, beta2, weightDecay, momentumDecay, gain, batchSize",
    ],
  ])("%j: one error, with its place and what was meant", (lists, message) => {
    expect(problem(lists)).toBe(message);
  });

  it.each([
    [
      { optimizer: "adam" },
      "found momentum, which the optimizer adam does not have: it has beta1, beta2, epsilon; those with it are momentum, nesterov",
    ],
    [
      { optimizer: ["nesterov", "sgd"] },
      "found momentum, which the optimizer sgd does not have: it has no parameters; those with it are momentum, nesterov",
    ],
    [
      { optimizer: ["momentum", { name: "momentum", momentum: 0.5 }] },
      "tuned here, and all that optimizer.0 and optimizer.1 differ in; leave it out here, or leave one of them out",
    ],
    [
      { optimizer: { name: "momentum", momentum: 0.5 } },
      "tuned here, and 0.5 in optimizer.0; leave it out of one of them",
    ],
  ])("a parameter that is not every optimiser's to tune is refused: %j", (change, message) => {
    expect(problem({ momentum: [0, 0.9] }, change)).toBe(`learningRate.with.momentum  ${message}`);
  });

  it("a factor is compared or tuned, not both", () => {
    expect(problem({ gain: ["own", "unit"] }, { gain: ["own", "pytorch"] })).toBe(
      "learningRate.with.gain  tuned here, and compared by gain, which has 2 values; leave it out here, or give that one value",
    );
    expect(problem({ batchSize: [16] }, { training: { epochs: 5, batchSize: [16, 32] } })).toMatch(
      /^learningRate\.with\.batchSize {2}tuned here, and compared by training\.batchSize/,
    );
  });

  it("no claim can name what is tuned, or ask the clock about batches that are not known", () => {
    const lists = { gain: ["own", "unit"], batchSize: [16, 32] };
    expect(problem(lists, { claims: arms({ gain: "own" }, { is: "sooner" }) })).toContain(
      "claims.0.compare.gain  tuned here, so that no arm is named by it; leave it out",
    );
    const timed = arms({}, { measure: "seconds_per_epoch", is: "sooner" });
    expect(problem(lists, { claims: timed })).toMatch(
      /^claims\.0\.measure {2}found "seconds_per_epoch", but/,
    );
    expect(problem({ gain: ["own", "unit"] }, { claims: timed })).toBe("");
  });

  it("are kept in the resolved config, in whichever order they were named", () => {
    const read = (lists: object) =>
      load({ ...config, claims: undefined, learningRate: { with: lists } }).experiment;
    const lists = { batchSize: [16, 32], momentum: [0.9, 0] };
    expect(Object.entries(read(lists).tuning?.with ?? {})).toEqual([
      ["momentum", [0.9, 0]],
      ["batchSize", [16, 32]],
    ]);
    expect(read({ momentum: [0.9, 0], batchSize: [16, 32] })).toEqual(read(lists));
  });
});
