import { macroF1 } from "./confusion.js";
import { constantF1 } from "./constant-prediction.js";
import type { CurveMetric } from "./definition.js";

export const testF1: CurveMetric = {
  name: "test_f1",
  title: "Test F1",
  unit: "share",
  goal: "maximize",
  description:
    "Over the test part, the harmonic mean of precision and recall of each class, averaged over the classes (macro).",
  part: "test",
  tasks: ["classification"],
  constant: constantF1,
  measure: ({ confusion }) => macroF1(confusion),
};
