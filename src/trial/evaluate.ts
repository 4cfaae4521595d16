import type { Task } from "../datasets/definition.js";
import type { LossAt } from "../nn/losses/index.js";
import { forward, predict, type Mlp } from "../nn/mlp.js";
import type { PartSums } from "../metrics/definition.js";
import { curveMetrics } from "../metrics/index.js";
import { perLane, type LaneValues } from "../metrics/per-lane.js";
import type { Part } from "./data.js";
import { createTally } from "./tally.js";

/** Looks at the network after `forward` on the first training rows, as many as it takes at once. */
type Observer<B> = (outputs: B) => void;

/**
 * Every curve metric of the network as it stands; null where the task does not define it.
 *
 * @returns what measures; a `look` costs no pass of its own
 */
export function createEvaluation<B>(
  mlp: Mlp<B>,
  loss: LossAt<B>,
  task: Task,
  { train, test }: Readonly<Record<"train" | "test", Part<B>>>,
): (look?: Observer<B>) => LaneValues {
  const sumsOf = { train: partSums(mlp, loss, task, train), test: partSums(mlp, loss, task, test) };
  return (look) => {
    const measured = { train: sumsOf.train(look), test: sumsOf.test() };
    return Object.fromEntries(
      curveMetrics.members.map(({ name, part, tasks, measure }) => [
        name,
        measured[part].map((sums) => (tasks.includes(task) ? measure(sums) : null)),
      ]),
    );
  };
}

/** What a part comes to, per lane. */
function partSums<B>(
  mlp: Mlp<B>,
  loss: LossAt<B>,
  task: Task,
  part: Part<B>,
): (look?: Observer<B>) => PartSums[] {
  const { kernel, maxRows, layers } = mlp;
  const tally = createTally(kernel, task, part, layers[layers.length - 1].units);
  const sums = kernel.allocate(2);
  return (look) => {
    kernel.zero(sums, 2);
    tally.clear();
    for (let start = 0; start < part.rows; start += maxRows) {
      const rows = Math.min(maxRows, part.rows - start);
      const looks = start === 0 && look !== undefined;
      const outputs = (looks ? forward : predict)(mlp, kernel.slice(part.features, start * part.width), rows);
      loss.forward(outputs, kernel.slice(part.targets, start * part.targetWidth), sums, rows);
      tally.add(outputs, start, rows);
      if (looks) look(outputs);
    }
    return perLane(kernel, (lane) => {
      const [total, correct] = kernel.read(sums, lane, 2);
      return { loss: total, correct, rows: part.rows, ...tally.of(lane) };
    });
  };
}
