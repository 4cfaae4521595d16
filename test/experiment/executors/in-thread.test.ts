import { expect, it } from "vitest";
import { inThreadExecutor } from "../../../src/experiment/executors/in-thread.js";
import { referenceKernel } from "../../../src/nn/reference/index.js";
import { collect } from "../../helpers/collect.js";
import { aTrial } from "../../trial/a-trial.js";

const groups = [3, 1, 2].map((seed) => [aTrial({ seed })]);

it("this thread trains the groups in their order, and times them by the clock it is given", async () => {
  let time = 0;
  const finished = await collect(inThreadExecutor(referenceKernel(), {}, () => (time += 1000)).run(groups));
  expect(finished.flat().map(({ spec, seconds }) => [spec.seed, seconds])).toEqual([
    [3, 3],
    [1, 3],
    [2, 3],
  ]);
});

it("this thread ends after the group at hand once it is told to", async () => {
  const interruption = new AbortController();
  const seen: number[] = [];
  for await (const [{ spec }] of inThreadExecutor(referenceKernel(), {}).run(groups, interruption.signal)) {
    seen.push(spec.seed);
    interruption.abort();
  }
  expect(seen).toEqual([3]);
});
