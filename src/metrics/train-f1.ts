import { macroF1 } from "./confusion.js";
import { constantF1 } from "./constant-prediction.js";
import type { CurveMetric } from "./definition.js";

export const trainF1: CurveMetric = {
  name: "train_f1",
  title: "Training F1",
  unit: "share",
  goal: "maximize",
  description:
    "Over the training part, the harmonic mean of precision and recall of each class, averaged over the classes (macro).",
  part: "train",
  tasks: ["classification"],
  constant: constantF1,
  measure: ({ confusion }) => macroF1(confusion),
};
