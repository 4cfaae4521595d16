import { rSquared } from "./squares.js";
import { constantR2 } from "./constant-prediction.js";
import type { CurveMetric } from "./definition.js";

export const testR2: CurveMetric = {
  name: "test_r2",
  title: "Test R²",
  unit: "1",
  goal: "maximize",
  description:
    "Over the test part, 1 minus the sum of squared errors over that of the values about their mean, which is 0 for a constant.",
  part: "test",
  tasks: ["regression"],
  constant: constantR2,
  measure: ({ squares }) => rSquared(squares),
};
