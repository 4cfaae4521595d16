import { constantAccuracy } from "./constant-prediction.js";
import type { CurveMetric } from "./definition.js";

export const trainAccuracy: CurveMetric = {
  name: "train_accuracy",
  title: "Training accuracy",
  unit: "share",
  goal: "maximize",
  description: "Share of the training part whose largest logit is its class.",
  part: "train",
  tasks: ["classification"],
  constant: constantAccuracy,
  measure: ({ correct, rows }) => correct / rows,
};
