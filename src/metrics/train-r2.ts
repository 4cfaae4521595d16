import { rSquared } from "./squares.js";
import { constantR2 } from "./constant-prediction.js";
import type { CurveMetric } from "./definition.js";

export const trainR2: CurveMetric = {
  name: "train_r2",
  title: "Training R²",
  unit: "1",
  goal: "maximize",
  description:
    "Over the training part, 1 minus the sum of squared errors over that of the values about their mean, which is 0 for a constant.",
  part: "train",
  tasks: ["regression"],
  constant: constantR2,
  measure: ({ squares }) => rSquared(squares),
};
