import type { Task } from "../datasets/definition.js";
import type { LossAt } from "../nn/losses/index.js";
import { predict, type Mlp } from "../nn/mlp.js";
import { curveMetrics } from "../metrics/index.js";
import type { Part } from "./data.js";

/** Loss and number of right answers over a part, per lane. */
function lossSums<B>(
  mlp: Mlp<B>,
  loss: LossAt<B>,
  part: Part<B>,
  sums: B,
): { loss: number; correct: number }[] {
  const { kernel, maxRows } = mlp;
  kernel.zero(sums, 2);
  for (let start = 0; start < part.rows; start += maxRows) {
    const rows = Math.min(maxRows, part.rows - start);
    const outputs = predict(mlp, kernel.slice(part.features, start * part.width), rows);
    const targets = kernel.slice(part.targets, start * part.targetWidth);
    loss.forward(outputs, targets, sums, rows);
  }
  return Array.from({ length: kernel.lanes }, (_, lane) => {
    const [total, correct] = kernel.read(sums, lane, 2);
    return { loss: total, correct };
  });
}

/** Every curve metric of the network as it stands, per lane; null where the task does not define it. */
export function evaluate<B>(
  mlp: Mlp<B>,
  loss: LossAt<B>,
  task: Task,
  parts: { readonly train: Part<B>; readonly test: Part<B> },
  sums: B,
): Record<string, number | null>[] {
  const measured = {
    train: lossSums(mlp, loss, parts.train, sums),
    test: lossSums(mlp, loss, parts.test, sums),
  };
  return measured.train.map((_, lane) =>
    Object.fromEntries(
      curveMetrics.members.map(({ name, part, tasks, measure }) => [
        name,
        tasks.includes(task) ? measure({ ...measured[part][lane], rows: parts[part].rows }) : null,
      ]),
    ),
  );
}
