import { constantAccuracy } from "./constant-prediction.js";
import type { CurveMetric } from "./definition.js";

export const testAccuracy: CurveMetric = {
  name: "test_accuracy",
  title: "Test accuracy",
  unit: "share",
  goal: "maximize",
  description: "Share of the test part whose largest logit is its class.",
  part: "test",
  tasks: ["classification"],
  constant: constantAccuracy,
  measure: ({ correct, rows }) => correct / rows,
};
