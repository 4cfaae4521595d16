import { expect, it } from "vitest";
import { referenceKernel } from "../../src/nn/reference/index.js";
import { createDatasetCache } from "../../src/trial/dataset-cache.js";
import { trialId } from "../../src/trial/id.js";
import { failGroup, runGroup } from "../../src/trial/run-group.js";
import { trainGroup } from "../../src/trial/train-group.js";
import { loadKernel } from "../nn/simd/load-kernel.js";
import { aTrial } from "./a-trial.js";

const datasets = createDatasetCache({});

function broken(): never {
  throw new Error("no data today");
}

it("a group's trials come back with their specs, and share its training time evenly", () => {
  const specs = [1, 2].map((seed) => aTrial({ seed }));
  let time = 0;
  const clock = () => (time += 500);
  const finished = runGroup([loadKernel()], specs, datasets, clock);
  expect(finished.map(({ spec }) => spec)).toEqual(specs);
  expect(finished.map(({ result }) => result)).toEqual(
    trainGroup(loadKernel(), specs, datasets, () => 0).results,
  );
  // Three evaluated epochs of half a second each, for two trials.
  expect(finished.map(({ seconds }) => seconds)).toEqual([0.75, 0.75]);
});

it("a group that fits a narrower kernel is trained on that, any other on the widest", () => {
  const kernels = [loadKernel("wide"), loadKernel()];
  const ask = (count: number) => {
    const used: number[] = [];
    const watched = kernels.map((kernel) => ({
      ...kernel,
      reset: () => (used.push(kernel.lanes), kernel.reset()),
    }));
    const specs = Array.from({ length: count }, (_, seed) => aTrial({ seed }));
    const finished = runGroup(watched, specs, datasets, () => 0);
    const alone = specs.flatMap((spec) => runGroup([kernels[1]], [spec], datasets, () => 0));
    expect(finished).toEqual(alone);
    return used;
  };
  expect([1, 4, 5, 8].map(ask)).toEqual([[4], [4], [8], [8]]);
});

it("a group that fails is tried in halves, which need less memory", () => {
  const specs = [1, 2, 3, 4, 5, 6].map((seed) => aTrial({ seed }));
  const full = {
    ...loadKernel("wide"),
    allocate: () => {
      throw new Error("eight trials side by side need more");
    },
  };
  const finished = runGroup([full, loadKernel()], specs, datasets, () => 0);
  expect(finished.map(({ spec, result }) => [spec, result.state])).toEqual(
    specs.map((spec) => [spec, "completed"]),
  );
});

it("an error fails every trial of its group with its message, and is not thrown", () => {
  const specs = [1, 2].map((seed) => aTrial({ seed }));
  expect(runGroup([referenceKernel()], specs, broken, () => 0)).toEqual(
    specs.map((spec) => ({
      spec,
      result: { state: "failed", id: trialId(spec), message: "no data today" },
      seconds: 0,
    })),
  );
});

it("whatever else is thrown becomes a message as well", () => {
  const [{ result }] = failGroup([aTrial()], "out of memory");
  expect(result).toMatchObject({ state: "failed", message: "out of memory" });
});
