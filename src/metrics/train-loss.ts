import { constantLoss } from "./constant-prediction.js";
import type { CurveMetric } from "./definition.js";

export const trainLoss: CurveMetric = {
  name: "train_loss",
  title: "Training loss",
  unit: "nats, or the target's variance",
  goal: "minimize",
  description:
    "Mean loss over the whole training part, penalties left out: the config's loss, by default cross-entropy, or squared error of standardised targets.",
  part: "train",
  tasks: ["classification", "regression"],
  constant: constantLoss,
  measure: ({ loss, rows }) => loss / rows,
};
