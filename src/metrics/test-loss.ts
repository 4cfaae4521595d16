import { constantLoss } from "./constant-prediction.js";
import type { CurveMetric } from "./definition.js";

export const testLoss: CurveMetric = {
  name: "test_loss",
  title: "Test loss",
  unit: "nats, or the target's variance",
  goal: "minimize",
  description:
    "Mean loss over the whole test part, penalties left out: the config's loss, by default cross-entropy, or squared error of standardised targets.",
  part: "test",
  tasks: ["classification", "regression"],
  constant: constantLoss,
  measure: ({ loss, rows }) => loss / rows,
};
