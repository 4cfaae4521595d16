import { balancedAccuracy } from "./confusion.js";
import { constantBalancedAccuracy } from "./constant-prediction.js";
import type { CurveMetric } from "./definition.js";

export const testBalancedAccuracy: CurveMetric = {
  name: "test_balanced_accuracy",
  title: "Balanced test accuracy",
  unit: "share",
  goal: "maximize",
  description:
    "Over the test part, the share of each class that is found, averaged over the classes: a class counts alike whatever its size.",
  part: "test",
  tasks: ["classification"],
  constant: constantBalancedAccuracy,
  measure: ({ confusion }) => balancedAccuracy(confusion),
};
