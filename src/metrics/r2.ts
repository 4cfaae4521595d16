import { onBothParts } from "./definition.js";

/** As scikit-learn's r2_score; below 0 where the mean would do better. */
export const [trainR2, testR2] = onBothParts("r2", ({ Part, part }) => ({
  title: `${Part} R²`,
  unit: "1",
  goal: "maximize",
  description: `Over the ${part} part, 1 minus the sum of squared errors over that of the values about their mean, which is 0 for a constant.`,
  tasks: ["regression"],
  constant: () => 0,
  measure: ({ squares }) => 1 - squares.residual / squares.total,
}));
