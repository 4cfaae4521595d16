import { balancedAccuracy } from "./confusion.js";
import { constantBalancedAccuracy } from "./constant-prediction.js";
import type { CurveMetric } from "./definition.js";

export const trainBalancedAccuracy: CurveMetric = {
  name: "train_balanced_accuracy",
  title: "Balanced training accuracy",
  unit: "share",
  goal: "maximize",
  description:
    "Over the training part, the share of each class that is found, averaged over the classes: a class counts alike whatever its size.",
  part: "train",
  tasks: ["classification"],
  constant: constantBalancedAccuracy,
  measure: ({ confusion }) => balancedAccuracy(confusion),
};
