import type { Task } from "../datasets/definition.js";
import type { LossAt } from "../nn/losses/index.js";
import { predict, type Mlp } from "../nn/mlp.js";
import type { PartSums } from "../metrics/definition.js";
import { curveMetrics } from "../metrics/index.js";
import type { Part } from "./data.js";
import { tallyClasses, tallyValues } from "./tally.js";

/** What a part comes to, per lane. */
function partSums<B>(mlp: Mlp<B>, loss: LossAt<B>, task: Task, part: Part<B>, sums: B): PartSums[] {
  const { kernel, maxRows, layers } = mlp;
  const width = layers[layers.length - 1].units;
  const tallies = part.answers.map((answers) =>
    task === "classification" ? tallyClasses(answers, width) : tallyValues(answers),
  );
  kernel.zero(sums, 2);
  for (let start = 0; start < part.rows; start += maxRows) {
    const rows = Math.min(maxRows, part.rows - start);
    const outputs = predict(mlp, kernel.slice(part.features, start * part.width), rows);
    const targets = kernel.slice(part.targets, start * part.targetWidth);
    loss.forward(outputs, targets, sums, rows);
    for (const [lane, tally] of tallies.entries()) tally.add(kernel.read(outputs, lane, rows * width));
  }
  return tallies.map(({ confusion, squares }, lane) => {
    const [total, correct] = kernel.read(sums, lane, 2);
    return { loss: total, correct, rows: part.rows, confusion, squares };
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
    train: partSums(mlp, loss, task, parts.train, sums),
    test: partSums(mlp, loss, task, parts.test, sums),
  };
  return measured.train.map((_, lane) =>
    Object.fromEntries(
      curveMetrics.members.map(({ name, part, tasks, measure }) => [
        name,
        tasks.includes(task) ? measure(measured[part][lane]) : null,
      ]),
    ),
  );
}
